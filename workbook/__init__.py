"""The Referral Workbook: exercises, readiness score and action list for a business that wants to be referred."""
