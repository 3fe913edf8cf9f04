#!/bin/bash
# Looks for the system libraries, fonts and programs that we need, and installs the missing ones where apt can.
#   tools/system_packages.sh site    what a build needs
#   tools/system_packages.sh ci      also what the tests use: a browser, a web server, PDF and transfer tools
# Where apt is not there, or we are neither root nor allowed to sudo, it says what to install and stops.
set -euo pipefail

python=${PYTHON:-python3}
library() { "$python" -c "import ctypes, sys; ctypes.CDLL(sys.argv[1])" "$1" 2>/dev/null; }
font() { command -v fc-match >/dev/null && fc-match -f '%{family}' "$1" | grep -qF "$1"; }
program() { command -v "$1" >/dev/null; }
missing=()
need() { local package=$1; shift; "$@" || missing+=("$package"); }

look() {
  missing=()
  need libpango-1.0-0 library libpango-1.0.so.0
  need libpangoft2-1.0-0 library libpangoft2-1.0.so.0
  need libharfbuzz-subset0 library libharfbuzz-subset.so.0  # without it fonts are subset 3 to 43 times slower
  need fontconfig program fc-match
  need fonts-noto-cjk font "Noto Serif CJK SC"
  need python3-venv "$python" -c "import ensurepip"
  [ "$1" = ci ] || return 0
  need make program make
  need git program git
  need chromium program chromium
  need nodejs program node
  need libatomic1 library libatomic.so.1  # playwright's own node
  need openssl program openssl
  need nginx-light program nginx
  need qpdf program qpdf
  need poppler-utils program pdftoppm
  need rsync program rsync
  need openssh-client program ssh
  need openssl program openssl  # keys and certificates of the tests
}

as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; }
may_install() { program apt-get && { [ "$(id -u)" = 0 ] || { program sudo && sudo -n true 2>/dev/null; }; }; }

refresh_lists() {  # another process may hold apt's lock on the lists, for which apt itself does not wait
  local attempt
  for attempt in 1 2 3 4 5 6; do
    as_root apt-get update -qq && return 0
    echo "apt-get update did not work (attempt $attempt of 6); again in ten seconds"
    sleep 10
  done
  return 1
}

set_of_needs=${1:-site}
look "$set_of_needs"
[ ${#missing[@]} -gt 0 ] || exit 0
if ! may_install; then
  echo "Missing on this machine: ${missing[*]} (Debian's names of the packages)." >&2
  echo "Please install them and start again, on Debian or Ubuntu with:" >&2
  echo "  sudo apt-get install --no-install-recommends ${missing[*]}" >&2
  exit 1
fi
echo "Installing: ${missing[*]}"
refresh_lists || echo "the package lists stay as they are; trying with those"
as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
  -o DPkg::Lock::Timeout=600 "${missing[@]}" </dev/null >/dev/null
look "$set_of_needs"
[ ${#missing[@]} -eq 0 ] || { echo "Still missing after the installation: ${missing[*]}" >&2; exit 1; }
