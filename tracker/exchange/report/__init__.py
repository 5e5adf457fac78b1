"""The clinician's report: what is on it, and the forms it takes."""
