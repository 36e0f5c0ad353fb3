"""What people make with the app: accounts, saved work, a region's own counts, watches, and who did what.

Every function takes the person who asks first, checks by itself what that person may do (`permissions.require`), and
writes the audit row in the transaction of the change. Nothing here knows of Dash or Flask.
"""
