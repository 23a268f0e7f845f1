using System.Globalization;

namespace ContainerOS.Cli.Tests.UserData.Differential;

/// <summary>
/// A bootstrap script from a grammar: a first line, options, and statements. The same seed gives the same script. The grammar has what the
/// converter types, what it keeps, and what depends on the state of the shell between them.
/// </summary>
internal sealed record GeneratedScript(string FirstLine, IReadOnlyList<string> Statements, string? Failing)
{
    private static readonly string[] FirstLines =
    [
        "#!/bin/bash",
        "#!/bin/bash",
        "#!/bin/bash -e",
        "#!/bin/sh",
        "#!/bin/bash -eu",
        "#!/usr/bin/env bash",
        "",
    ];

    private static readonly string[] OptionLines =
    [
        "set -e",
        "set -e",
        "set -eu",
        "set -euo pipefail",
        "set -Eeuo pipefail",
        "set -o errexit",
        "set -e\nset -x",
        "",
    ];

    private static readonly string[] Files =
    [
        "/etc/app/a.conf",
        "/etc/app/b.conf",
        "/opt/app/run",
        "/opt/app/list",
        "/etc/modules-load.d/own.conf",
        "/var/lib/app/state",
    ];

    private static readonly string[] SysctlFiles = ["/etc/sysctl.d/90-own.conf", "/etc/sysctl.d/91-own.conf", "/etc/sysctl.conf"];
    private static readonly string[] Units = ["own", "other"];
    private static readonly string[] Names = ["A", "B", "DIR", "LEVEL", "LOG", "NAME"];
    private static readonly string[] Settings =
    [
        "vm.swappiness=1",
        "vm.swappiness=10",
        "net.core.somaxconn=4096",
        "kernel.pid_max=65536",
        "net.ipv4.tcp_tw_reuse = 1",
        "fs.file-max=100000",
    ];
    private static readonly string[] Modules = ["overlay", "br_netfilter", "ip_vs"];

    /// <summary>Statements that change the shell, each with one that sees the change.</summary>
    private static readonly (string First, string Last)[] Changes =
    [
        ("export LEVEL\nLEVEL=$(probe-out 3)", "probe env"),
        ("export LEVEL\nlevel() { LEVEL=$1; }\nlevel high", "probe env"),
        ("set -a\nLEVEL=high", "probe env"),
        ("PATH=/opt/t:$PATH", "probe env"),
        ("export http_proxy=http://proxy.example:3128", "probe env"),
        ("LANG=C", "probe env"),
        ("IFS=,\nA=x,y", "probe $A"),
        ("A=x,y", "IFS=,\nprobe $A"),
        ("cd /opt/app", "probe env"),
        ("umask 077", "echo x > /opt/app/list"),
        ("A=from-above\necho 'probe \"$A\"' > /opt/app/lib.sh", ". /opt/app/lib.sh"),
        ("A=by-eval", "eval 'probe \"$A\"'"),
        ("A=by-name NAME=A", "probe \"${!NAME}\""),
        ("A=trapped\ntrap 'probe \"$A\"' EXIT", "probe one"),
        ("f() { probe in-f \"$A\"; }\nA=later", "f"),
        ("retry() { \"$@\"; }\nshow() { probe shown; }", "retry show"),
        ("read -r A <<< value", "probe \"$A\""),
        ("probe first", "probe \"code $?\""),
        ("probe wait &\nwait $!", "probe \"code $?\""),
        ("set +e", "false\nprobe after-false"),
        ("set -f", "probe /etc/app/*"),
        ("[ -f /etc/app/none ] && rm /etc/app/none", "probe after-list"),
        ("[ -f /etc/app/none ] && rm /etc/app/none || false", "probe after-list"),
        ("exec > /var/log/own.log 2>&1\necho logged first", "echo logged second"),
        ("echo logged zero > /var/log/own.log\nexec >> /var/log/own.log 2>&1", "echo logged first"),
        ("probe \"${A:=set-by-expansion}\"", "probe \"$A\""),
        ("N=1\n(( N++ )) || true", "probe \"$N\""),
        ("probe-out 7 | grep -q 8 && yum install -y jq", "probe after-list"),
        ("probe first && reboot", "probe after-list"),
        ("echo 'nvme_core.io_timeout=255' >> /etc/sysctl.conf\necho 'vm.swappiness=1' >> /etc/sysctl.conf", "sysctl -p"),
        ("sysctl -w nvme_core.io_timeout=255 kernel.pid_max=65536", "probe after-sysctl"),
        ("echo 'vm.swappiness=1' >> /etc/sysctl.conf\napply() { sysctl -q -p; }", "apply\nsysctl -p"),
        ("exec 7> /opt/app/list", "echo seventh >&7"),
        ("alias show='probe alias'\nshopt -s expand_aliases", "show || true"),
        ("touch /etc/app/key\nchmod 600 /etc/app/key", "echo secret > /etc/app/key"),
    ];

    /// <summary>The script.</summary>
    public override string ToString() =>
        string.Concat(new[] { FirstLine }.Concat(Statements).Where(line => line.Length > 0).Select(line => line + "\n"));

    internal static GeneratedScript Of(int seed)
    {
        var random = new Grammar(new Random(seed));
        var statements = new List<string> { random.One(OptionLines) };
        var count = random.Next(2, 6);
        for (var at = 0; at < count; at++)
        {
            statements.Add(random.Statement(2));
        }

        if (random.Next(0, 8) == 0)
        {
            statements.Add("exit 0");
        }

        return new GeneratedScript(
            random.One(FirstLines),
            statements,
            random.Next(0, 6) == 0 ? random.One("systemctl", "sysctl", "modprobe", "probe") : null
        );
    }

    /// <summary>The script without one statement.</summary>
    internal GeneratedScript Without(int statement) => this with { Statements = [.. Statements.Where((_, index) => index != statement)] };

    /// <summary>The productions of the grammar.</summary>
    private sealed class Grammar(Random random)
    {
        private int number;

        internal int Next(int from, int to) => random.Next(from, to);

        internal string One(params string[] all) => all[random.Next(all.Length)];

        internal string Statement(int depth) =>
            random.Next(depth > 0 ? 44 : 34) switch
            {
                < 4 => Write(),
                < 6 => $"sysctl -w {Quote(One(Settings))}{One("", "", " >/dev/null", " || true")}",
                6 => $"modprobe {One(Modules)}{One("", "", " || true")}",
                7 => Unit(),
                8 => SysctlFile(),
                < 11 => Assignment(),
                11 => Environment(),
                12 => $"chmod {One("0644", "600", "755", "+x")} {One(Files)}",
                13 => $"mkdir -p /opt/app/{One("x", "y", "x/z")} /var/lib/app/d",
                14 => Probe(),
                15 => $"systemctl {One("restart", "start", "enable", "enable --now")} {One("kubelet", "agent.service", "own")}",
                16 => Guarded(),
                17 => Function(),
                18 => One(
                    "umask 077",
                    "cd /opt/app",
                    "cd /opt",
                    "cd app || true",
                    "trap 'probe trapped' EXIT",
                    "set +e",
                    "shopt -s nullglob"
                ),
                19 => $"probe code $?",
                20 => Missing(),
                21 => One("exec > >(tee -a /var/log/own.log) 2>&1", "exec >>/var/log/own.log 2>&1", "exec > /var/log/own.log 2>&1"),
                22 => $"cp {One(Files)} /opt/app/copy{One("", " 2>/dev/null || true")}",
                23 => $"rm -rf {One("/etc/app/a.conf", "/opt/app/x", "/etc/app")}",
                24 => $"ln -sf {One(Files)} /etc/app/link",
                25 => $"{One(Names)}=$(probe-out {random.Next(9)})",
                26 => $"echo {Word()} | tee {One("", "-a ")}{One(Files)} >/dev/null",
                27 => One("true", ":", "false || true", "! false", "(( 1 + 1 ))", "((N=2))", "[ -e /etc/none ] || probe none"),
                28 => $"probe \"${{{One(Names)}:-{Word()}}}\"",
                29 => "# a comment",
                < 32 => Separated(),
                32 => Owned(),
                33 => Computed(),
                34 => $"if {Condition()}; then\n  {Inner(depth)}\nfi",
                35 => $"if {Condition()}; then\n  {Inner(depth)}\nelse\n  {Inner(depth)}\nfi",
                36 => $"for i in 1 2; do\n  {Inner(depth)}\ndone",
                37 => $"( {Inner(depth)}\n)",
                38 => $"{{ {Inner(depth)}\n}}",
                39 => $"case ${{LEVEL:-x}} in\n  x) {Inner(depth)}\n  ;;\n  *) {Inner(depth)}\n  ;;\nesac",
                40 => $"{One(Guarded(), Probe(), "sysctl -w vm.swappiness=1", "mkdir -p /opt/app/x")} && probe after",
                41 => $"{One("probe a", "false", "true")}; {One("sysctl -w vm.swappiness=1", "probe b", "modprobe overlay")}",
                _ => Write(),
            };

        private string Inner(int depth)
        {
            // An inner statement may be a comment only, which is not a command.
            var inner = Statement(depth - 1);
            return inner.StartsWith('#') ? "probe inner" : inner;
        }

        /// <summary>What changes the shell, and what sees the change, with a statement between them that becomes a typed step.</summary>
        private string Separated()
        {
            var (first, last) = Changes[random.Next(Changes.Length)];
            return $"{first}\n{One("sysctl -w vm.swappiness=1", "modprobe ip_vs", "echo between > /etc/app/between")}\n{last}";
        }

        private string Owned() =>
            random.Next(5) switch
            {
                0 => $"chown {One("ops", "app:app", "1001", ":app")} {One(Files)}",
                1 => $"chown -R {One("ops:ops", "app")} {One("/etc/app", "/opt", "/var/lib/app")}",
                2 => $"install -m 0640 -o ops -g app {One(Files)} {One("/opt/app/copy", "/etc/app/b.conf")}",
                3 => $"cp -a {One(Files)} {One("/opt/app/copy", "/etc/app/b.conf")}",
                _ => $"chown {One("ops", "not-an-account")} /opt/app && chmod 0750 /opt/app",
            };

        /// <summary>Changes files whose names are computed.</summary>
        private string Computed() =>
            random.Next(4) switch
            {
                0 => $"for i in a b; do\n  {One("touch", "chmod 600", "rm -f")} /etc/app/$i.conf\ndone",
                1 => $"chmod -R {One("go-rwx", "u+x")} {One("/etc", "/opt", "/etc/app")}",
                2 => $"DIR={One("/etc/app", "/opt/app")}\nchmod 600 {One("$DIR/run", "\"$DIR\"/a.conf", "${DIR}/[ab].conf")} || true",
                _ => $"touch /etc/app/{One("\"$B\".conf", "{a,b}.conf", "?.conf", "$(probe-out 1)")}",
            };

        private string Write()
        {
            var file = One(Files);
            var sign = One(">", ">", ">", ">>");
            return random.Next(5) switch
            {
                0 => $"echo {Word()} {sign} {file}",
                1 => $"printf '%s\\n' {Word()} {Word()} {sign} {file}",
                2 => $"cat {sign} {file} <<'EOF'\nline {random.Next(9)}\n$A not expanded\nEOF",
                3 => $"cat {sign} {file} <<EOF\nline ${{{One(Names)}:-none}}\nEOF",
                _ => $"echo \"${One("A", "B", "{LEVEL:-x}")}\" {sign} {One(file, "$DIR/a.conf", "\"$DIR/b.conf\"")}",
            };
        }

        private string SysctlFile()
        {
            var file = One(SysctlFiles);
            return random.Next(5) switch
            {
                0 => $"echo '{One(Settings)}' >> {file}",
                1 => $"cat > {file} <<EOF\n{One(Settings)}\n# note\n{One(Settings)}\nEOF",
                2 => $"cat >> {file} <<EOF\n{One(Settings)}\nEOF\nsysctl -p {file}",
                3 => "echo 'nvme_core.io_timeout=255' >> /etc/sysctl.conf",
                _ => One("sysctl -p", "sysctl --system", $"sysctl -p {file}"),
            };
        }

        private string Unit()
        {
            var unit = One(Units);
            var content =
                $"cat > /etc/systemd/system/{unit}.service <<EOF\n[Service]\nExecStart=/opt/app/run\n"
                + "[Install]\nWantedBy=multi-user.target\nEOF";
            return random.Next(6) switch
            {
                0 => content,
                1 => $"{content}\nsystemctl daemon-reload\nsystemctl enable --now {unit}",
                2 => $"{content}\nsystemctl daemon-reload && systemctl enable {unit}",
                3 => $"{content}\nsystemctl enable {unit}.service\nsystemctl start {unit}.service",
                4 => $"{content}\nchmod {One("600", "644", "+x")} /etc/systemd/system/{unit}.service\n"
                    + $"systemctl daemon-reload\nsystemctl enable --now {unit}",
                _ => $"systemctl {One("enable", "start", "enable --now", "daemon-reload")} {One(unit, "")}".TrimEnd(),
            };
        }

        private string Assignment() =>
            random.Next(6) switch
            {
                0 => $"DIR={One("/etc/app", "/opt/app")}",
                1 => $"A={Word()} B=\"{random.Next(9)} $A\"",
                2 => $"LOG=/opt/app/log-{random.Next(3)}",
                3 => $"{One(Names)}=${{{One(Names)}:-x}}",
                4 => $"read -r {One(Names)} <<< {Word()}",
                _ => $"{One(Names)}={Word()}",
            };

        private string Environment() =>
            One(
                "PATH=/opt/t:$PATH",
                "IFS=,",
                "export http_proxy",
                "http_proxy=http://proxy.example:3128",
                "export http_proxy=http://a.example",
                "set -a",
                "LANG=C",
                "export LEVEL",
                "export A=exported",
                "readonly NAME",
                "TMPDIR=/var/lib/app"
            );

        private string Probe() =>
            random.Next(5) switch
            {
                0 => $"probe {Word()} \"${One("A", "B", "DIR", "LOG")}\"",
                1 => $"probe ${One("A", "B", "NAME")}",
                2 => "probe env",
                3 => $"probe ${{#{One(Names)}}}",
                _ => $"probe {Word()}",
            };

        private string Guarded() =>
            random.Next(7) switch
            {
                0 => $"[ -f {One(Files)} ] && rm {One(Files)}",
                1 => $"[ -e {One(Files)} ] || echo {Word()} > {One(Files)}",
                2 => "false && probe never",
                3 => $"probe x || sysctl -w {Quote(One(Settings))}",
                4 => $"! grep -q zzz {One(Files)} 2>/dev/null",
                5 => $"while [ -e /none ]; do probe loop; done",
                _ => $"[ -n \"$A\" ] && probe set",
            };

        private string Function()
        {
            var name = "f" + string.Create(CultureInfo.InvariantCulture, $"{number++}");
            return random.Next(5) switch
            {
                0 => $"{name}() {{ echo \"$1\" >> \"$LOG\"; }}\nLOG=/opt/app/log\n{name} start",
                1 => $"{name}() {{ local x=$1; probe \"$x\" \"$A\"; }}\nA={Word()}\n{name} one",
                2 => $"{name}() {{ probe $1; return 0; }}\n{name} two || true",
                3 => $"{name}() {{ \"$@\"; }}\n{name} sysctl -w vm.swappiness=3",
                _ => $"{name}() {{ [ -e /none ] && probe never; }}\n{name} || true",
            };
        }

        /// <summary>What ContainerOS does not have, alone and with what depends on it.</summary>
        private string Missing() =>
            random.Next(12) switch
            {
                0 => "yum install -y jq",
                1 => "yum install -y jq || probe fallback",
                2 => "probe first && yum install -y jq",
                3 => "mkdir -p /opt/app/good /data/app",
                4 => "systemctl restart sshd kubelet",
                5 => "useradd ops\nchown ops /opt/app",
                6 => "yum install -y chrony\nsystemctl enable --now chronyd",
                7 => "swapoff -a",
                8 => "probe one; reboot; probe two",
                9 => "yum install -y jq; probe between; yum install -y vim",
                10 => "probe first && yum install -y jq && probe third",
                _ => "if probe; then\n  yum install -y jq\nfi",
            };

        private string Condition() =>
            One("[ -e /etc/app/a.conf ]", "true", "false", "probe cond", "[ \"${A:-}\" = x ]", "[ ! -d /none ] && true");

        private string Word() => One("x", "'two words'", "\"q\"", "a=b", "'$literal'", "1", "é", "'it'\\''s'", "'a\\tb'");

        private static string Quote(string setting) => setting.Contains(' ', StringComparison.Ordinal) ? $"\"{setting}\"" : setting;
    }
}
