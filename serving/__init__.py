"""How lessons reach a browser: Voila, JupyterLab and their settings."""
