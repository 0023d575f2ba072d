"""Run the measure."""

from validity.table import main

if __name__ == "__main__":
    main()
