using System.Globalization;
using System.Text;
using ContainerOS.Model.Diagnostics;
using ContainerOS.Model.Facts;

namespace ContainerOS.Rules.Tests.Shell;

/// <summary>
/// Scripts with a known outcome by construction: one forbidden command behind wrappers, quoting, variables, functions and here-
/// documents, or
/// none but texts that look like one. No command is missed, and nothing else is reported.
/// </summary>
public sealed class LintOutcomeTests(ITestOutputHelper output)
{
    private const int Scripts = 2_000;

    /// <summary>Commands that cannot work, each with the rule that reports it.</summary>
    private static readonly (string Command, string Code)[] Forbidden =
    [
        ("yum install -y jq", "COS3003"),
        ("apt-get -y install jq", "COS3003"),
        ("dnf5 install jq", "COS3003"),
        ("pip3 install awscli", "COS3003"),
        ("npm install -g pm2", "COS3003"),
        ("add-apt-repository ppa", "COS3003"),
        ("yum-config-manager --add-repo x", "COS3003"),
        ("rm -rf /usr/share/doc", "COS3004"),
        ("mkdir -p /data", "COS3004"),
        ("cp /opt/a /usr/bin/a", "COS3004"),
        ("fallocate -l 1G /swapfile", "COS3004"),
        ("chmod 0755 /usr/bin/a", "COS3004"),
        ("openssl rand -out /usr/share/x 16", "COS3004"),
        ("git clone https://a.example/a /usr/src/a", "COS3004"),
        ("cp /opt/a /etc/hosts", "COS3011"),
        ("swapon /var/swap", "COS3030"),
        ("python3 /opt/a.py", "COS3031"),
        ("perl -e 1", "COS3031"),
        ("ssh-keygen -A", "COS3032"),
        ("systemctl restart sshd", "COS3032"),
        ("tcpdump -i eth0", "COS3033"),
        ("rpm-ostree install jq", "COS3034"),
        ("docker ps", "COS3035"),
        ("mount -o remount,rw /", "COS3036"),
        ("reboot", "COS3050"),
        ("useradd ops", "COS3051"),
        ("crontab /opt/jobs", "COS3052"),
        ("grubby --update-kernel=ALL", "COS3053"),
        ("chkconfig app on", "COS3054"),
        ("firewall-cmd --reload", "COS3055"),
        ("systemctl enable --now docker", "COS3056"),
        ("systemctl restart kubelet docker.socket", "COS3056"),
        ("find /usr/share/doc -type f -delete", "COS3004"),
        ("git -C /usr/src clone https://a.example/a", "COS3004"),
    ];

    /// <summary>Lines that name forbidden programs and paths and do nothing forbidden.</summary>
    private static readonly string[] Harmless =
    [
        "echo yum install -y jq",
        "# yum install -y jq",
        "grep -q python3 /opt/list",
        "command -v yum",
        "[ -x /usr/bin/yum ]",
        "yum() { echo none; }\nyum install x",
        "case \"${pm:-}\" in yum|apt-get) echo no ;; esac",
        "cat > /etc/app.txt <<'EOF'\nyum install $(perl\nEOF",
        "rm -rf /opt/yum",
        "printf '%s\\n' 'docker run x' > /etc/docker-notes",
        "systemctl cat ssh.service",
        "systemctl status sshd || true",
        "swapon --show",
        "curl -s http://169.254.169.254/latest/meta-data",
        "curl -fsS https://a.example/docker -o /opt/docker",
        "ls /usr/bin/python3 /usr/share",
        "cat /etc/hosts",
        "modprobe br_netfilter",
        "sysctl -w vm.swappiness=1",
        "mkdir -p /var/lib/app",
        "set -e",
        "install -m 0755 /opt/a /usr/local/bin/a",
        "for p in yum dnf; do echo \"$p\"; done",
        "logger 'reboot is not needed'",
        "ln -sf /opt/a /etc/cron",
        "find /opt/log -type f -delete",
        "echo x > \"/etc/app/$name\"",
        "[[ -n $name && ( $name == a* || $name =~ ^(b|c d)$ ) ]] || true",
        "x=\"yum install jq\"",
        "crictl ps | grep docker",
    ];

    /// <summary>Ways to run a simple command: the command follows the text.</summary>
    private static readonly string[] Prefixes =
    [
        "sudo ",
        "sudo -E -u root ",
        "env -u X A=1 ",
        "timeout -k 5 60 ",
        "nice -n 5 ",
        "nohup ",
        "time ",
        "command ",
        "ionice -c 3 ",
        "stdbuf -oL ",
        "setsid ",
        "flock /run/lock ",
        "chroot /mnt ",
        "nsenter -t 1 -m ",
        "systemd-run --unit x ",
        "find /opt -name x -exec ",
        "echo x | xargs -n 1 ",
        "A=1 B=2 ",
        "2>/dev/null ",
        "! ",
        "SUDO=\n$SUDO ",
        "SUDO=; if true; then SUDO=sudo; fi\n$SUDO ",
        "P='timeout 5'\n$P ",
        "again() { \"$@\"; }\nagain ",
        "again() { local n=$1; shift; \"$@\"; }\nagain 3 ",
        "labelled() { local label=$1; shift; \"$@\"; }\nlabelled setup ",
        "behind() { shift 2; \"$@\"; }\nbehind a b ",
        "again() { for i in 1 2; do sudo \"$@\" && break; done; }\nagain ",
    ];

    /// <summary>Ways to run a command line, which stands for the blank.</summary>
    private static readonly string[] Wholes =
    [
        "if _; then true; fi",
        "if true; then\n  _\nfi",
        "if false; then true; else\n_\nfi",
        "for i in 1 2; do _; done",
        "while ! _; do sleep 1; done",
        "until _; do sleep 1; done",
        "case \"${1:-}\" in\n  a) _ ;;\nesac",
        "f() { _; }\nf",
        "function g {\n  _\n}\ng",
        "true; ( _ )",
        "{ _; }",
        "true && _",
        "false || _",
        "_ || true",
        "_ | cat",
        "true; _",
        "out=$(_)",
        "echo \"$(_)\"",
        "echo `_`",
        "cat <(_)",
        "echo \"${y:-$(_)}\"",
        "cat <<EOF\n$(_)\nEOF",
        "bash <<'EOF'\n_\nEOF",
        "sudo bash -s <<'EOF'\n_\nEOF",
        "cat <<'EOF' | bash\n_\nEOF",
        "cat <<'EOF' | sudo sh -s\n_\nEOF",
        "cat > /opt/setup.sh <<'EOF'\n_\nEOF\nbash /opt/setup.sh",
        "cat > /opt/setup.sh <<'EOF'\n_\nEOF\nchmod +x /opt/setup.sh\n/opt/setup.sh",
        "cat > /opt/lib.sh <<'EOF'\n_\nEOF\n. /opt/lib.sh",
        "tee /opt/setup.sh <<'EOF' >/dev/null\n_\nEOF\nsh /opt/setup.sh",
    ];

    private static readonly string[] QuotedWholes =
    [
        "bash -c '_'",
        "sh -ec '_'",
        "eval '_'",
        "su - app -c '_'",
        "trap '_' EXIT",
        "echo '_' | bash",
        "bash <<< '_'",
    ];

    /// <summary>CONTAINEROS_LINTS sets the number of scripts, and CONTAINEROS_LINT_SEED the first seed.</summary>
    [Fact]
    public void ScriptOfKnownOutcome_HasIt()
    {
        var count = Number("CONTAINEROS_LINTS", Scripts);
        var first = Number("CONTAINEROS_LINT_SEED", 1);
        var failures = new List<string>();
        for (var seed = first; seed < first + count && failures.Count < 10; seed++)
        {
            var script = Script.Of(new Random(seed));
            if (script.Fault() is not null)
            {
                failures.Add($"seed {seed}: {script.Shrunk()}");
            }
        }

        output.WriteLine($"{count} scripts from seed {first}, {failures.Count} failures");
        Assert.True(failures.Count == 0, string.Join("\n\n", failures));
    }

    private static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>A script: lines without one around the lines of one forbidden command, which has layers around it.</summary>
    private sealed record Script(IReadOnlyList<string> Before, string Command, string? Code, IReadOnlyList<Func<string, string>> Layers)
    {
        public override string ToString() =>
            string.Join('\n', [.. Before, Layers.Aggregate(Command, (inner, layer) => layer(inner))]) + "\n";

        internal static Script Of(Random random)
        {
            var before = Enumerable
                .Range(0, random.Next(3))
                .Select(_ => Harmless[random.Next(Harmless.Length)])
                .Where(line => !line.StartsWith("yum()", StringComparison.Ordinal))
                .ToList();
            var layers = new List<Func<string, string>>();
            if (random.Next(5) == 0)
            {
                var line = Harmless[random.Next(Harmless.Length)];
                if (
                    !line.Contains('\n', StringComparison.Ordinal)
                    && !line.StartsWith('#')
                    && !line.Contains("set -e", StringComparison.Ordinal)
                )
                {
                    layers.AddRange(Around(random));
                }

                return new Script(before, line, null, layers);
            }

            var (command, code) = Forbidden[random.Next(Forbidden.Length)];
            if (random.Next(3) == 0)
            {
                layers.Add(inner => Quoted(inner, random.Next(6)));
                // The random choice is made now, so that shrinking does not change it.
                var quoted = Quoted(command, random.Next(6));
                layers[0] = _ => quoted;
            }

            if (random.Next(2) == 0)
            {
                var prefix = Prefixes[random.Next(Prefixes.Length)];
                layers.Add(inner =>
                    BeforeLast(inner, prefix) + (prefix.StartsWith("find", StringComparison.Ordinal) ? " \\;" : string.Empty)
                );
            }

            layers.AddRange(Around(random));
            return new Script(before, command, code, layers);
        }

        /// <summary>What is wrong with the outcome; null when it is right.</summary>
        internal string? Fault()
        {
            var report = PoolValidator.Validate(Pools.WithScript($"{this}"), PoolFacts.Offline);
            var found = report.Diagnostics.Where(each => each.Path.EndsWith(".script", StringComparison.Ordinal)).ToList();
            // A loop around a forbidden command may also never end.
            var others = found
                .Where(each => each.Code != Code && each.Code != "COS3062" && each.Severity is not Severity.Info)
                .Select(each => $"{each.Code} {each.Message}")
                .ToList();
            var open = report
                .Undecided.Where(each => each.Path.EndsWith(".script", StringComparison.Ordinal))
                .Select(each => each.Reason)
                .Distinct();
            return others.Count > 0 ? $"reported as well: {string.Join(", ", others)}"
                : Code is not null && !found.Exists(each => each.Code == Code) ? $"{Code} is missed; undecided: {string.Join(", ", open)}"
                : Code is null && open.Any() ? $"undecided: {string.Join(", ", open)}"
                : null;
        }

        /// <summary>The smallest script with a fault that leaving out lines and layers leads to.</summary>
        internal string Shrunk()
        {
            var small = this;
            for (var at = Before.Count - 1; at >= 0; at--)
            {
                var less = small with { Before = [.. small.Before.Where((_, index) => index != at)] };
                small = less.Fault() is null ? small : less;
            }

            for (var at = small.Layers.Count - 1; at >= 0; at--)
            {
                var less = small with { Layers = [.. small.Layers.Where((_, index) => index != at)] };
                small = less.Fault() is null ? small : less;
            }

            return $"{small.Fault()}\n{small}";
        }

        private static List<Func<string, string>> Around(Random random)
        {
            var layers = new List<Func<string, string>>();
            var depth = random.Next(3);
            for (var at = 0; at < depth; at++)
            {
                if (at == 0 && random.Next(3) == 0)
                {
                    var quoted = QuotedWholes[random.Next(QuotedWholes.Length)];
                    var isEncoded = random.Next(6) == 0;
                    layers.Add(inner =>
                        inner.Contains('\'', StringComparison.Ordinal) || inner.Contains("EOF", StringComparison.Ordinal) ? inner
                        : isEncoded ? $"echo {Convert.ToBase64String(Encoding.UTF8.GetBytes(inner + "\n"))} | base64 -d | bash"
                        : quoted.Replace("_", inner, StringComparison.Ordinal)
                    );
                }
                else
                {
                    var whole = Wholes[random.Next(Wholes.Length)];
                    // Here-documents of one tag do not nest, and need their own lines.
                    layers.Add(inner =>
                        inner.Contains("EOF", StringComparison.Ordinal)
                        || (
                            inner.Contains('\n', StringComparison.Ordinal)
                            && !whole.Contains("\n_\n", StringComparison.Ordinal)
                            && !whole.Contains("  _\n", StringComparison.Ordinal)
                        )
                            ? inner
                        : inner.Contains('`', StringComparison.Ordinal) && whole.Contains('`', StringComparison.Ordinal) ? inner
                        : whole.Replace("_", inner, StringComparison.Ordinal)
                    );
                }
            }

            return layers;
        }

        /// <summary>A text in front of the last line, behind assignments on earlier lines.</summary>
        private static string BeforeLast(string lines, string text) => lines.Insert(lines.LastIndexOf('\n') + 1, text);

        /// <summary>The same command, written in another way.</summary>
        private static string Quoted(string command, int way)
        {
            var (program, rest) = (
                command.Split(' ')[0],
                command.IndexOf(' ', StringComparison.Ordinal) is > 0 and var at ? command[at..] : string.Empty
            );
            return way switch
            {
                0 => $"'{program}'{rest}",
                1 => $"{program[..1]}\"{program[1..]}\"{rest}",
                2 => $"{program[..1]}\\{program[1..]}{rest}",
                3 => $"/usr/bin/{program}{rest}",
                4 => $"PROGRAM={program}\n\"$PROGRAM\"{rest}",
                _ => $"CMD=\"{command}\"\n$CMD",
            };
        }
    }
}
