"""Bytes on a disk: reading and writing safely, the lock, earlier versions, drafts, saving in the background."""
