"""Makes the reader's weights from labelled text, and measures them. Needs scikit-learn; no lesson runs any of it."""
