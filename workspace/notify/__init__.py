"""Ways out of the app: mail through the SMTP server that the environment names, and signed webhooks."""

from workspace.notify.mail import mail_is_set, send_mail
from workspace.notify.message import Message, NotDelivered
from workspace.notify.webhook import send_webhook

__all__ = ["Message", "NotDelivered", "mail_is_set", "send_mail", "send_webhook"]
