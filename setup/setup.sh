# shellcheck shell=sh
# Sets up what ./sohoa and tests/run need. For sourcing: the caller sets `root`, the checkout's
# folder, and calls `set_up run` or `set_up dev`.
#
# The package goes into $root/.venv, editable, so that a `git pull` takes effect. A stamp there
# holds the checksums of the files that decide what is installed: while it fits, a start costs
# two small processes. Messages go to standard error. What cannot be set up ends the start with
# one line that says what is missing and how to get it, and with exit code 3.

venv=${root:?}/.venv

# The program's own packages, whatever else the caller's shell points Python at.
unset PYTHONHOME PYTHONPATH

set_up() {
    is_set_up "$1" && return
    trap 'rm -f "$log"; exit 130' INT
    trap 'rm -f "$log"; exit 143' TERM
    log=$(mktemp "${TMPDIR:-/tmp}/sohoa-setup.XXXXXX" 2>/dev/null) ||
        fail "cannot write to ${TMPDIR:-/tmp}. Set TMPDIR to a folder that you can write to."
    get_system_packages "$1"
    python=$(find_python)
    make_environment "$1" || exit
    rm -f "$log"
    trap - INT TERM
}

is_set_up() {
    [ -x "$venv/bin/python" ] && [ -f "$venv/$1.stamp" ] &&
        [ "$(cat "$venv/$1.stamp")" = "$(fingerprint)" ]
}

# With the absolute names: a checkout that was moved is set up anew, as its scripts must be.
fingerprint() {
    cksum "$root/pyproject.toml" "$root/constraints.txt" "$root/setup/needs.txt" \
        "$root/setup/setup.sh"
}

say() {
    printf 'sohoa: %s\n' "$1" >&2
}

fail() {
    rm -f "${log:-}"
    say "$1"
    exit 3
}

# Keeps the log, whose name the message ends with.
fail_with_log() {
    say "$1 Details: $log"
    exit 3
}

# --- the system's part: Python, Tesseract, language data, fonts -------------------------------

get_system_packages() {
    missing=$(missing_needs "$1")
    [ -n "$missing" ] || return 0
    if command -v apt-get >/dev/null; then
        get_with_apt "$1"
    elif command -v brew >/dev/null; then
        get_with_brew
    else
        fail "missing: $(described). Install it with your system's package manager, then start again."
    fi
    missing=$(missing_needs "$1")
    [ -z "$missing" ] || fail_with_log "still missing: $(described)."
}

# The rows of needs.txt that this system does not meet.
missing_needs() {
    while read -r level need apt brew; do
        case $level in '#'* | '') continue ;; esac
        [ "$level" = run ] || [ "$level" = "$1" ] || continue
        has "$need" || printf '%s %s %s\n' "$need" "$apt" "$brew"
    done <"$root/setup/needs.txt"
}

has() {
    case $1 in
        python) find_python >/dev/null ;;
        language:*) tesseract --list-langs 2>&1 </dev/null | grep -qx "${1#language:}" ;;
        font:*) ! command -v dpkg >/dev/null || dpkg -s "${1#font:}" >/dev/null 2>&1 ;;
    esac
}

# The path of a Python that can make virtual environments: one that the pinned packages have
# been built for if there is one, else any newer one. The path behind the links and outside of
# an active virtual environment, so that .venv does not hang on either.
find_python() {
    for newest in 14 99; do
        for name in python3 python3.13 python3.12 python3.11 python3.14; do
            command -v "$name" >/dev/null || continue
            "$name" -I -c "
import os, sys
import ensurepip, fcntl, venv
if not (3, 11) <= sys.version_info[:2] <= (3, $newest):
    sys.exit(1)
print(os.path.realpath(getattr(sys, '_base_executable', sys.executable)))
" 2>/dev/null </dev/null && return
        done
    done
    return 1
}

# The missing needs as people call them.
described() {
    text=''
    languages=''
    for need in $(printf '%s\n' "$missing" | cut -d ' ' -f 1); do
        case $need in
            python) text="Python 3.11 or newer with venv" ;;
            language:*) languages="$languages${languages:+ and }${need#language:}" ;;
            font:*) text="$text${text:+, }the font package ${need#font:}" ;;
        esac
    done
    [ -z "$languages" ] || text="$text${text:+, }Tesseract with the language data $languages"
    printf '%s' "$text"
}

# The packages for the missing needs: column 2 for apt, 3 for brew.
packages() {
    printf '%s\n' "$missing" | cut -d ' ' -f "$1" | tr ',' '\n' | grep -vx -e - | sort -u |
        tr '\n' ' ' | sed 's/ $//'
}

get_with_apt() {
    wanted=$(packages 2)
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
        as_root=sudo
    else
        fail "missing: $(described). Have an administrator run: apt-get install $wanted"
    fi
    say "installing $wanted (apt-get)"
    apt update
    # shellcheck disable=SC2086 # a list of words
    apt install $wanted ||
        fail_with_log "missing: $(described), which apt-get could not install. Check the network and start again."
    find_python >/dev/null || get_other_python
}

# Waits, as long as five minutes, while another apt-get (the nightly one, another start) works.
apt() {
    waited=0
    until $as_root env LC_ALL=C DEBIAN_FRONTEND=noninteractive apt-get -q -y \
        --no-install-recommends "$@" >>"$log" 2>&1 </dev/null; do
        tail -n 3 "$log" | grep -q 'get lock' && [ "$waited" -lt 300 ] || return 1
        sleep 2
        waited=$((waited + 2))
    done
}

# Older releases have a newer Python beside their python3 (Ubuntu 22.04: python3.11).
get_other_python() {
    for name in python3.13-venv python3.12-venv python3.11-venv; do
        apt install "$name" && find_python >/dev/null && return
    done
}

get_with_brew() {
    wanted=$(packages 3)
    say "installing $wanted (brew)"
    # shellcheck disable=SC2086 # a list of words
    brew install $wanted >>"$log" 2>&1 </dev/null ||
        fail_with_log "missing: $(described), which brew could not install. Check the network and start again."
}

# --- the checkout's part: .venv ---------------------------------------------------------------

# In a subshell, whose end gives the lock back: two starts at once wait for each other.
make_environment() (
    made_by_hand=
    [ ! -f "$venv/pyvenv.cfg" ] || [ -e "$venv/setup.lock" ] || made_by_hand=yes
    if ! { mkdir -p "$venv" && : >>"$venv/setup.lock"; } 2>/dev/null; then
        fail "cannot write to $venv. Start once as a user who may, or copy the folder to one of yours."
    fi
    exec 9>>"$venv/setup.lock"
    wait_for_lock
    is_set_up "$1" && return
    say "installing Python packages into $venv (a minute or two, once)"
    [ -n "$made_by_hand" ] || is_whole || start_anew
    rm -f "$venv"/*.stamp
    install_packages "$1" || fail_to_install
    for level in run "$1"; do
        fingerprint >"$venv/$level.stamp"
    done
)

wait_for_lock() {
    flock LOCK_EX '|' LOCK_NB 2>/dev/null && return
    say "waiting for another start that is setting up"
    flock LOCK_EX
}

# Python's flock, as not every system has the program; descriptor 9 shares the lock with it.
flock() {
    "$python" -I -c "from fcntl import *; flock(9, $*)" 9>&9
}

# A set-up of this very folder that once came to its end, and that no later one broke off.
is_whole() {
    [ -x "$venv/bin/python" ] && [ -f "$venv/run.stamp" ] &&
        grep -qF " $root/pyproject.toml" "$venv/run.stamp"
}

start_anew() {
    find "$venv" -mindepth 1 -maxdepth 1 ! -name setup.lock -exec rm -rf {} +
    "$python" -I -m venv "$venv" >>"$log" 2>&1 || fail_to_install
}

# setuptools first, and no isolated build: the pinned one builds the package too.
install_packages() {
    extra=
    [ "$1" = run ] || extra="[$1]"
    cd "$root" &&
        pip_install --only-binary :all: setuptools &&
        pip_install --only-binary :all: --no-build-isolation --editable ".$extra"
}

pip_install() {
    PIP_USER=0 "$venv/bin/python" -I -m pip install --disable-pip-version-check --no-input \
        --constraint constraints.txt "$@" >>"$log" 2>&1 </dev/null
}

fail_to_install() {
    if grep -q 'No space left' "$log"; then
        next_step="The disk is full: free some 800 MB"
    elif grep -q 'CERTIFICATE_VERIFY_FAILED' "$log"; then
        next_step="pip does not trust this network's certificate: set PIP_CERT to the file that holds it"
    else
        next_step="Check the network (and pip's proxy and index settings)"
    fi
    fail_with_log "the Python packages could not be installed. $next_step, then start again."
}
