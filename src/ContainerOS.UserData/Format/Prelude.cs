namespace ContainerOS.UserData.Format;

/// <summary>
/// The shell code that every script of format version 2 starts with. It is frozen: a change requires a new version. It uses only POSIX
/// features (no pipefail, no arrays), so that it runs under bash, dash and busybox.
/// </summary>
internal static class Prelude
{
    internal const string Mark = "#!/bin/bash\n#@ containeros-bootstrap 2\n";

    /// <summary>
    /// Fails at the first error, and logs each step to a file that only root can read and (without paths) to standard output, which
    /// cloud-init keeps. The overview's table of paths says that /var is writable; that a bootstrap container can write to it is
    /// [inferred], so a missing log is not an error.
    /// </summary>
    internal const string Start =
        Mark
        + """
            set -eu
            umask 022
            exec 3>&1
            if (mkdir -p /var/log && umask 077 && : >>/var/log/containeros-bootstrap.log) 2>/dev/null; then
              exec >>/var/log/containeros-bootstrap.log 2>&1
            else
              exec 3>/dev/null
            fi
            cos_dir=$(mktemp -d)
            cos_aside=$cos_dir/aside
            cos_at=start
            cos_say() {
              printf '%s %s\n' "containeros-bootstrap $(date -u +%FT%TZ)" "$1${2-}"
              printf '%s\n' "containeros-bootstrap $1" >&3
            }
            trap 'cos_code=$?; rm -rf "$cos_dir" "$cos_aside"; [ "$cos_code" = 0 ] || cos_say "failed with $cos_code at $cos_at"; exit "$cos_code"' EXIT
            cos_container() {
              cos_name=$1
              cos_n=0
            }
            cos_step() {
              cos_n=$((cos_n + 1))
              cos_at="container $cos_name, step $cos_n, $1"
              cos_say "$cos_at" "${2:+ $2}"
            }
            cos_take() {
              case $1 in
              text) cat >"$2" ;;
              bare) printf %s "$(cat)" >"$2" ;;
              base64) base64 -d >"$2" ;;
              gzip)
                base64 -d >"$cos_dir/packed"
                gzip -dc <"$cos_dir/packed" >"$2"
                ;;
              esac
            }
            cos_hold() {
              cos_aside=$2.containeros
              (umask 077 && cos_take "$1" "$cos_aside")
            }
            cos_same() {
              [ -f "$2" ] && [ "$(cat "$1" && echo .)" = "$(cat "$2" && echo .)" ]
            }
            cos_place() {
              if [ -d "$2" ]; then
                cos_say "failed: the path is a directory" " $2"
                exit 1
              fi
              chmod "$1" "$cos_aside"
              mv -f -- "$cos_aside" "$2"
            }

            """;

    internal const string End = "cos_at=end\ncos_say done\n";

    internal const string File = """
        cos_file() {
          cos_step file "$2"
          mkdir -p -- "${2%/*}/"
          cos_hold "$1" "$2"
          cos_place "${3-0644}" "$2"
        }

        """;

    /// <summary>A changed unit is restarted, because starting a running unit does not apply the change.</summary>
    internal const string Unit = """
        cos_unit() {
          cos_step systemdUnit "$2"
          mkdir -p /etc/systemd/system
          cos_hold "$1" "/etc/systemd/system/$2"
          cos_how=restart
          if cos_same "$cos_aside" "/etc/systemd/system/$2"; then cos_how=start; fi
          cos_place 0644 "/etc/systemd/system/$2"
          systemctl daemon-reload
          if [ "$3" != false ]; then systemctl enable -- "$2"; fi
          if [ "$4" != false ]; then systemctl "$cos_how" -- "$2"; fi
        }

        """;

    /// <summary>
    /// Parameters are set at once and written for the next boot; that the host reads /etc/sysctl.d at boot is [inferred].
    /// </summary>
    internal const string Sysctl = """
        cos_sysctl() {
          cos_step sysctl
          mkdir -p /etc/sysctl.d
          cos_to=/etc/sysctl.d/$1.conf
          cos_aside=$cos_to.containeros
          : >"$cos_aside"
          shift
          while [ $# -gt 0 ]; do
            sysctl -w "$1=$2"
            printf '%s = %s\n' "$1" "$2" >>"$cos_aside"
            shift 2
          done
          cos_place 0644 "$cos_to"
        }

        """;

    /// <summary>
    /// Modules are loaded at once and written for the next boot; that the host reads /etc/modules-load.d at boot is [inferred].
    /// </summary>
    internal const string Modules = """
        cos_modules() {
          cos_step kernelModules
          mkdir -p /etc/modules-load.d
          cos_to=/etc/modules-load.d/$1.conf
          cos_aside=$cos_to.containeros
          : >"$cos_aside"
          shift
          for cos_module in "$@"; do
            modprobe -- "$cos_module"
            printf '%s\n' "$cos_module" >>"$cos_aside"
          done
          cos_place 0644 "$cos_to"
        }

        """;

    /// <summary>
    /// The variable, the redirection and the restart are from ACK's page on kubelet parameters, which says that no other way of writing the
    /// file is supported.
    /// </summary>
    internal const string Kubelet = """
        cos_kubelet() {
          cos_step kubeletArgs
          cos_when=$1
          shift
          cos_flags="${cos_flags-}${cos_flags:+ }$*"
          if [ "$cos_when" = later ]; then return; fi
          printf 'KUBELET_CUSTOMIZED_ARGS="%s"\n' "$(printf %s "$cos_flags" | sed 's/[\\"$`]/\\&/g')" >"$cos_dir/flags"
          cos_how=restart
          if cos_same "$cos_dir/flags" /etc/kubernetes/kubelet-customized-args.conf; then cos_how=start; fi
          mkdir -p /etc/kubernetes
          cat "$cos_dir/flags" > /etc/kubernetes/kubelet-customized-args.conf
          systemctl daemon-reload
          systemctl "$cos_how" kubelet
        }

        """;

    /// <summary>
    /// The script runs from a file. From standard input, a command that reads standard input would consume the rest of it.
    /// </summary>
    internal const string Script = """
        cos_script() {
          cos_step script
          (umask 077 && cos_take "$1" "$cos_dir/script")
          shift
          "$@" "$cos_dir/script" </dev/null 3>&-
        }

        """;
}
