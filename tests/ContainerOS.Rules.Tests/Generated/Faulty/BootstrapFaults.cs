namespace ContainerOS.Rules.Tests.Generated.Faulty;

/// <summary>Faults of bootstrap steps.</summary>
internal static class BootstrapFaults
{
    private const string Flags = "kubeletArgs: ['--v=2']";
    private const string FlagFile = "/etc/kubernetes/kubelet-customized-args.conf";

    internal static IReadOnlyList<Fault> All { get; } = [.. Steps, .. Files, .. Units, .. Scripts];

    private static IEnumerable<Fault> Steps =>
        [
            Fault.Step("COS3001", string.Empty),
            Fault.Step("COS3001", Flags + ", script: 'true'"),
            new("COS3002", "bootstrap: [{name: fault, phase: afterJoin, steps: [{script: 'true'}]}]", "userData 0 40000"),
            new(
                "COS3005",
                "bootstrap: [{name: a, phase: afterJoin, steps: [{script: 'true'}]}, {name: a, phase: afterJoin, steps: "
                    + "[{script: 'true'}]}]"
            ),
            Fault.Steps("COS3006", "beforeJoin", Flags),
            Fault.Step("COS3007", Flags, "kubeletArgs: ['--max-pods=64']"),
            Fault.Steps("COS3021", "beforeJoin", $"script: 'echo --v=2 > {FlagFile}'"),
            Fault.Step("COS3022", Flags, $"script: 'echo --v=4 > {FlagFile}'"),
            Fault.Step("COS3025", "sysctl: {somaxconn: '4096'}"),
            new(
                "COS3026",
                "sysctls: {vm.max_map_count: '1'}, bootstrap: [{name: fault, phase: afterJoin, steps: [{sysctl: {vm.max_map_count: '2'}}]}]"
            ),
            Fault.Step("COS3027", "kernelModules: [br_netfilter.ko.xz]"),
            Fault.Step("COS3028", "kubeletArgs: ['-v=2']"),
            new(
                "COS3029",
                "kubelet: {maxPods: 64}, bootstrap: [{name: fault, phase: afterJoin, steps: [{kubeletArgs: ['--max-pods=64']}]}]"
            ),
            new("COS3042", "bootstrap: [{name: fault, phase: afterJoin, steps: [{script: 'true'}]}]", "userData 0 16385"),
        ];

    private static IEnumerable<Fault> Files =>
        [
            File("COS3009", "etc/x"),
            File("COS3010", "/etc/../etc/a"),
            File("COS3011", "/etc/hosts"),
            File("COS3012", "/tmp/a"),
            File("COS3013", "/etc/fault", "mode: u+x"),
            File("COS3014", "/etc/fault", "mode: '0755'"),
            File("COS3023", "/var/.skip-yum"),
            Fault.Step("COS3024", "file: {path: /etc/fault, content: x}", "file: {path: /etc/fault, content: y}"),
            File("COS3043", "/etc/yum.repos.d/a.repo"),
        ];

    private static IEnumerable<Fault> Units =>
        [
            Fault.Unit("COS3015", "fault.service", "ExecStart=/etc/a/run"),
            Fault.Unit("COS3016", "fault.service", "ExecStart=/bin/sh -c \"sysctl -p\""),
            Fault.Unit("COS3017", "fault.service", "ExecStart=/usr/bin/python3 /opt/a.py"),
            Fault.Unit("COS3018", "fault", "ExecStart=/opt/a"),
            Fault.Unit("COS3019", "fault.timer", "ExecStart=/opt/a"),
            Fault.Unit("COS3020", "fault.service", "ExecStart=/opt/a", string.Empty),
        ];

    private static IEnumerable<Fault> Scripts =>
        [
            Fault.Script("COS3003", "sudo yum install -y htop"),
            Fault.Script("COS3003", "if true; then apt-get update; fi"),
            Fault.Script("COS3004", "echo x >> /usr/lib/x"),
            Fault.Script("COS3011", "echo x > /etc/hosts"),
            Fault.Script("COS3030", "swapon /var/swap"),
            Fault.Script("COS3031", "if true; then python3 x.py; fi"),
            Fault.Script("COS3032", "systemctl enable --now sshd"),
            Fault.Script("COS3033", "tcpdump -i eth0"),
            Fault.Script("COS3034", "rpm-ostree install htop"),
            Fault.Script("COS3034", "lifseacli pkg install htop"),
            Fault.Script("COS3035", "docker ps"),
            Fault.Script("COS3036", "mount -o remount,rw /"),
            Fault.Script("COS3037", "set +e\nmodprobe x"),
            Fault.Script("COS3038", "/opt/agent &"),
            Fault.Script("COS3044", $"echo --v=2 >> {FlagFile}"),
            Fault.Script("COS3045", "mkfs.xfs /dev/vdb"),
            Fault.Step("COS3039", "script: \"#!/usr/bin/python3\\nprint(1)\\n\""),
            Fault.Step("COS3040", "script: \"set -e\\r\\ntrue\\r\\n\""),
            Fault.Step("COS3041", "script: \"#cloud-config\\nruncmd: [ls]\\n\""),
        ];

    private static Fault File(string code, string path, string mode = "mode: '0644'") =>
        Fault.Step(code, $"file: {{path: {path}, content: x, {mode}}}");
}
