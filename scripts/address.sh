# Sourced: where to serve, as a URL writes it, and which names to answer to.

HOST=${HOST:-127.0.0.1}
PORT=${PORT:-8000}

case $HOST in
    *:*) address="[$HOST]" ;;
    *) address=$HOST ;;
esac
case $HOST in
    0.0.0.0 | ::) hosts='*' ;;  # every name of this machine
    *) hosts="$address,localhost,127.0.0.1,[::1]" ;;
esac
export ALLOWED_HOSTS="${ALLOWED_HOSTS:-$hosts}"
