"""gunicorn's configuration, for the demonstration and for production behind a proxy."""

import os

_port = os.environ.get("PORT", "8000")

# 127.0.0.1 alone: the demonstration's passwords are published. BIND opens it for a proxy on another host.
bind = os.environ.get("BIND", f"127.0.0.1:{_port}")
worker_class = "gthread"
workers = int(os.environ.get("WORKERS", "1"))
threads = int(os.environ.get("THREADS", "8"))
preload_app = True
control_socket_disable = True
accesslog = None  # who read what is kept nowhere
loglevel = "warning"
timeout = 60
graceful_timeout = 20
max_requests = int(os.environ.get("MAX_REQUESTS", "0"))


def when_ready(server):
    if os.environ.get("DJANGO_SETTINGS_MODULE") == "cms.settings.demo":
        print(f"\n  Open  http://localhost:{_port}/tour/   (Ctrl+C stops)\n", flush=True)
