using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>
/// The features of other systems that scripts use, with what works on ContainerOS: on the host, where user data runs before 3.5, and in the
/// bootstrap container, where it runs from 3.5. One table for the linter, the conversion and the docs.
/// </summary>
internal static class HostFeatures
{
    private const string NoAgent = "the service is not part of the image";

    private static readonly HostFeature[] Table =
    [
        new(HostFeatureKind.Packages, "COS3003", "package managers", Works.No, Works.No, RuleSources.Overview),
        new(HostFeatureKind.Interpreters, "COS3031", "Python, Perl and Ruby", Works.No, Works.NotDocumented, RuleSources.Overview),
        new(HostFeatureKind.Ssh, "COS3032", "SSH", Works.No, Works.No, RuleSources.Overview),
        new(HostFeatureKind.DebugTools, "COS3033", "tcpdump and binutils", Works.No, Works.NotDocumented, RuleSources.Overview),
        new(HostFeatureKind.RpmOstree, "COS3034", "rpm-ostree", Works.Yes, Works.No, RuleSources.ReleaseNotes),
        new(HostFeatureKind.Docker, "COS3035", "Docker", Works.No, Works.No, RuleSources.Overview),
        new(HostFeatureKind.Swap, "COS3030", "swap", Works.No, Works.No, RuleSources.OsImages),
        new(HostFeatureKind.Restart, "COS3050", "restarts of the node", Works.No, Works.No, RuleSources.Initialisation)
        {
            Why = "a node that restarts while it is set up may never join",
            Fix = "leave it out: kernel settings are applied at once, and images are changed by rollouts",
        },
        new(HostFeatureKind.Accounts, "COS3051", "accounts of the host", Works.No, Works.No, RuleSources.Overview)
        {
            Why = "accounts of the host are of no use without logins, and their files lie on the read-only root",
            Fix = "use the administrative container or kubectl debug",
        },
        new(HostFeatureKind.Cron, "COS3052", "cron", Works.No, Works.No, RuleSources.Overview)
        {
            Why = "there is no cron",
            Fix = "write a systemd timer as a systemdUnit step, or a CronJob",
        },
        new(HostFeatureKind.BootLoader, "COS3053", "the boot loader and the initial RAM disk", Works.No, Works.No, RuleSources.Overview)
        {
            Why = "the boot loader and the kernel's command line belong to the image",
            Fix = "use sysctl and kernelModules steps",
        },
        new(HostFeatureKind.SysV, "COS3054", "SysV services and rc.local", Works.No, Works.No, RuleSources.Overview)
        {
            Why = "there are no SysV services",
            Fix = "use systemctl, or a systemdUnit step",
        },
        new(HostFeatureKind.HostNetwork, "COS3055", "network scripts and firewall services", Works.No, Works.No, RuleSources.Overview)
        {
            Why = "the network is set up by the image, and rules of a firewall service would cut off pods",
            Fix = "leave addresses to the VPC, and use security groups and network policies",
        },
        new(HostFeatureKind.Agents, "COS3056", "services of packages", Works.No, Works.No, RuleSources.Overview)
        {
            Why = NoAgent,
            Fix = "run the agent as a DaemonSet",
        },
        new(HostFeatureKind.DockerService, "COS3056", "the Docker service", Works.No, Works.No, RuleSources.Overview)
        {
            Why = "the runtime is containerd; there is no Docker",
            Fix = "use containerd, through the pool's containerd options, and mirrors of registries in /etc/containerd/certs.d",
        },
        new(HostFeatureKind.Clock, "COS3057", "time clients", Works.NotDocumented, Works.NotDocumented, RuleSources.ReleaseNotes)
        {
            Severity = Severity.Warning,
            Why = "whether the bootstrap container has a time client is not documented; nodes are synchronised by the image",
            Fix = "leave it out, and check the clock with kubectl debug",
        },
        new(HostFeatureKind.Disks, "COS3045", "disks and mounts", Works.NotDocumented, Works.NotDocumented, RuleSources.Initialisation),
        new(
            HostFeatureKind.MountTable,
            "COS3057",
            "the table of mounts",
            Works.NotDocumented,
            Works.NotDocumented,
            RuleSources.Initialisation
        )
        {
            Severity = Severity.Warning,
            Why = "disks are formatted and mounted by ACK, and it is not documented that the host reads the file",
            Fix = "describe dataDisk in the pool, or write a .mount unit as a systemdUnit step",
        },
        new(HostFeatureKind.PacketFilter, "COS3057", "packet filters", Works.NotDocumented, Works.NotDocumented, RuleSources.ReleaseNotes)
        {
            Severity = Severity.Warning,
            Why = "whether the bootstrap container has the tool is not documented, and kube-proxy and the network plugin own these tables",
            Fix = "use security groups and network policies",
        },
        new(
            HostFeatureKind.HostBus,
            "COS3057",
            "host name, time zone and locale",
            Works.NotDocumented,
            Works.NotDocumented,
            RuleSources.ReleaseNotes
        )
        {
            Severity = Severity.Warning,
            Why = "whether the bootstrap container reaches the host's services behind this tool is not documented",
            Fix = "leave the node's name to ACK; give pods their time zone and language",
        },
        new(HostFeatureKind.Kubelet, "COS3058", "other files for kubelet flags", Works.No, Works.No, RuleSources.KubeletPage)
        {
            Severity = Severity.Warning,
            Why = "the kubelet of an ACK node reads its flags from /etc/kubernetes/kubelet-customized-args.conf",
            Fix = "write a kubeletArgs step",
        },
        new(HostFeatureKind.LoginShell, "COS3058", "profiles of login shells", Works.NoEffect, Works.NoEffect, RuleSources.ReleaseNotes)
        {
            Severity = Severity.Warning,
            Why = "only login shells read the file, and no one logs in to the host; from 3.5.0 it has no shell at all",
            Fix = "leave it out; set variables of a service in its systemd unit",
            IsNeedless = true,
        },
        new(HostFeatureKind.Logins, "COS3058", "limits of logins", Works.NoEffect, Works.NoEffect, RuleSources.Overview)
        {
            Severity = Severity.Warning,
            Why = "the file applies to logins, and no one logs in to the host",
            Fix = "leave it out; limits of pods come from containerd and the pod",
            IsNeedless = true,
        },
        new(HostFeatureKind.SeLinux, "COS3058", "SELinux settings", Works.NoEffect, Works.NoEffect, RuleSources.Overview)
        {
            Severity = Severity.Warning,
            Why = "SELinux is set by the image",
            Fix = "leave it out",
            IsNeedless = true,
        },
        new(HostFeatureKind.DockerFiles, "COS3058", "settings of Docker", Works.NoEffect, Works.NoEffect, RuleSources.Overview)
        {
            Severity = Severity.Warning,
            Why = "the runtime is containerd: nothing reads the file",
            Fix = "use the pool's containerd options, and mirrors of registries in /etc/containerd/certs.d",
            IsNeedless = true,
        },
        new(HostFeatureKind.SwapOff, "COS3058", "swapoff", Works.NoEffect, Works.NoEffect, RuleSources.OsImages)
        {
            Severity = Severity.Warning,
            Why = "nodes have no swap",
            Fix = "leave it out",
            IsNeedless = true,
        },
    ];

    private static readonly Dictionary<string, HostFeatureKind> Services = new(StringComparer.Ordinal)
    {
        ["docker"] = HostFeatureKind.DockerService,
        ["dockerd"] = HostFeatureKind.DockerService,
        ["firewalld"] = HostFeatureKind.HostNetwork,
        ["iptables"] = HostFeatureKind.HostNetwork,
        ["ufw"] = HostFeatureKind.HostNetwork,
        ["NetworkManager"] = HostFeatureKind.HostNetwork,
        ["network"] = HostFeatureKind.HostNetwork,
        ["networking"] = HostFeatureKind.HostNetwork,
        ["crond"] = HostFeatureKind.Cron,
        ["cron"] = HostFeatureKind.Cron,
        ["atd"] = HostFeatureKind.Cron,
        ["postfix"] = HostFeatureKind.Agents,
        ["sendmail"] = HostFeatureKind.Agents,
        ["tuned"] = HostFeatureKind.Agents,
        ["rsyslog"] = HostFeatureKind.Agents,
        ["ilogtaild"] = HostFeatureKind.Agents,
        ["node_exporter"] = HostFeatureKind.Agents,
        ["filebeat"] = HostFeatureKind.Agents,
        ["zabbix-agent"] = HostFeatureKind.Agents,
        ["collectd"] = HostFeatureKind.Agents,
        ["nginx"] = HostFeatureKind.Agents,
        ["httpd"] = HostFeatureKind.Agents,
        ["ntpd"] = HostFeatureKind.Clock,
        ["ntp"] = HostFeatureKind.Clock,
        ["chronyd"] = HostFeatureKind.Clock,
    };

    private static readonly (string Path, HostFeatureKind Kind)[] Paths =
    [
        ("/etc/fstab", HostFeatureKind.MountTable),
        ("/proc/sysrq-trigger", HostFeatureKind.Restart),
        ("/etc/cron.d", HostFeatureKind.Cron),
        ("/etc/cron.daily", HostFeatureKind.Cron),
        ("/etc/cron.hourly", HostFeatureKind.Cron),
        ("/etc/cron.weekly", HostFeatureKind.Cron),
        ("/etc/cron.monthly", HostFeatureKind.Cron),
        ("/etc/crontab", HostFeatureKind.Cron),
        ("/var/spool/cron", HostFeatureKind.Cron),
        ("/etc/rc.local", HostFeatureKind.SysV),
        ("/etc/rc.d", HostFeatureKind.SysV),
        ("/etc/init.d", HostFeatureKind.SysV),
        ("/etc/sysconfig/network-scripts", HostFeatureKind.HostNetwork),
        ("/etc/sysconfig/network", HostFeatureKind.HostNetwork),
        ("/etc/network", HostFeatureKind.HostNetwork),
        ("/etc/netplan", HostFeatureKind.HostNetwork),
        ("/etc/NetworkManager", HostFeatureKind.HostNetwork),
        ("/etc/default/grub", HostFeatureKind.BootLoader),
        ("/etc/grub2.cfg", HostFeatureKind.BootLoader),
        ("/etc/profile.d", HostFeatureKind.LoginShell),
        ("/etc/profile", HostFeatureKind.LoginShell),
        ("/etc/bashrc", HostFeatureKind.LoginShell),
        ("/root/.bashrc", HostFeatureKind.LoginShell),
        ("/root/.bash_profile", HostFeatureKind.LoginShell),
        ("/root/.profile", HostFeatureKind.LoginShell),
        ("/etc/security/limits.conf", HostFeatureKind.Logins),
        ("/etc/security/limits.d", HostFeatureKind.Logins),
        ("/etc/sudoers", HostFeatureKind.Accounts),
        ("/etc/sudoers.d", HostFeatureKind.Accounts),
        ("/etc/passwd", HostFeatureKind.Accounts),
        ("/etc/shadow", HostFeatureKind.Accounts),
        ("/etc/group", HostFeatureKind.Accounts),
        ("/etc/selinux", HostFeatureKind.SeLinux),
        ("/etc/docker", HostFeatureKind.DockerFiles),
        ("/etc/sysconfig/docker", HostFeatureKind.DockerFiles),
        ("/etc/sysconfig/kubelet", HostFeatureKind.Kubelet),
        ("/etc/default/kubelet", HostFeatureKind.Kubelet),
        ("/etc/chrony.conf", HostFeatureKind.Clock),
        ("/etc/ntp.conf", HostFeatureKind.Clock),
    ];

    private static readonly Dictionary<HostFeatureKind, HostFeature> ByKind = Table.ToDictionary(feature => feature.Kind);

    /// <summary>All features, in the order of their rules.</summary>
    internal static IReadOnlyList<HostFeature> All => Table;

    /// <summary>The services of the table.</summary>
    internal static IReadOnlyDictionary<string, HostFeatureKind> AllServices => Services;

    /// <summary>The paths of the table.</summary>
    internal static IReadOnlyList<(string Path, HostFeatureKind Kind)> AllPaths => Paths;

    /// <summary>The feature of a kind.</summary>
    internal static HostFeature Of(HostFeatureKind kind) => ByKind[kind];

    /// <summary>Whether a rule's findings are about something that has no effect, so that a conversion may leave it out.</summary>
    internal static bool IsNeedless(string code, string why) =>
        Array.Exists(Table, each => each.IsNeedless && each.Code == code && each.Why == why);

    /// <summary>The uses of features that a script makes, with the position and a message.</summary>
    internal static IEnumerable<HostFeatureUse> UsesOf(ShellScript script)
    {
        List<HostFeatureUse>? uses = null;
        foreach (var call in script.Calls)
        {
            if (call.Program == "systemctl")
            {
                (uses ??= []).AddRange(OfSystemctl(call, script));
            }
            else if (Of(call) is { } use)
            {
                (uses ??= []).Add(use);
            }
        }

        foreach (var write in script.Writes)
        {
            if (write.By is not ("mkdir" or "rm" or "rmdir") && Of(write) is { } use)
            {
                (uses ??= []).Add(use);
            }
        }

        return uses ?? (IEnumerable<HostFeatureUse>)[];
    }

    private static HostFeatureUse? Of(ShellCall call) =>
        call.Known is { } known && !AsksOnly(call) ? new(ByKind[known.Kind], call.Span, $"{call.Program} is called")
        : IsSysVScript(call) ? new(ByKind[HostFeatureKind.SysV], call.Span, "a SysV script is called")
        : null;

    /// <summary><c>mount</c> or <c>service</c> alone, and options such as <c>--version</c>, only ask.</summary>
    private static bool AsksOnly(ShellCall call)
    {
        var arguments = call.Arguments;
        return call.Program switch
        {
            "service" or "ifconfig" or "timedatectl" or "hostnamectl" or "localectl" => arguments.Count == 0,
            "crontab" => arguments is [{ Text: "-l" }],
            "iptables-save" => true,
            "iptables" or "ip6tables" => arguments.Any(argument => argument.Text is "-L" or "-S" or "-nL" or "-C" or "--list" or "--check"),
            "nft" => arguments is [{ Text: "list" }, ..],
            "chronyc" => arguments is [{ Text: "tracking" or "sources" or "sourcestats" }, ..],
            _ => arguments is [{ Text: "--version" or "--help" or "-V" }],
        };
    }

    private static bool IsSysVScript(ShellCall call) =>
        call.Path.StartsWith("/etc/init.d/", StringComparison.Ordinal) || call.Path.StartsWith("/etc/rc.d/", StringComparison.Ordinal);

    private static IEnumerable<HostFeatureUse> OfSystemctl(ShellCall call, ShellScript script)
    {
        var subcommand = call.Subcommand;
        if (subcommand is "reboot" or "poweroff" or "halt" or "kexec" or "rescue" or "emergency")
        {
            yield return new(ByKind[HostFeatureKind.Restart], call.Span, $"systemctl {subcommand} is called");
        }

        if (!SystemctlVerbs.Runs(subcommand))
        {
            yield break;
        }

        foreach (var unit in call.Arguments.Where(word => word is { IsOption: false, IsComplete: true }))
        {
            if (ServiceOf(unit.Text) is var service && Services.TryGetValue(service, out var kind) && !IsWritten(unit.Text, script))
            {
                yield return new(ByKind[kind], unit.Span, $"the service {service} is asked for");
            }
        }
    }

    /// <summary>The service that a unit belongs to: a socket, timer or path unit starts the service of its name.</summary>
    private static string ServiceOf(string unit) =>
        unit.LastIndexOf('.') is > 0 and var dot && unit[dot..] is ".service" or ".socket" or ".timer" or ".path" ? unit[..dot] : unit;

    private static bool IsWritten(string unit, ShellScript script) =>
        script.WrittenTexts.Has("/etc/systemd/system/" + (unit.Contains('.', StringComparison.Ordinal) ? unit : unit + ".service"));

    private static HostFeatureUse? Of(ShellWrite write)
    {
        var path = ShellPaths.Normalize(write.Path.Text);
        foreach (var (known, kind) in Paths)
        {
            if (ShellPaths.IsBelow(path, [known]))
            {
                return new(ByKind[kind], write.Path.Span, $"{known} is written");
            }
        }

        return null;
    }
}

/// <summary>Which verbs of systemctl run something, and which only ask or turn something off.</summary>
internal static class SystemctlVerbs
{
    /// <summary>Whether the verb starts a unit, or makes it start later.</summary>
    internal static bool Runs(string? verb) =>
        verb
            is "start"
                or "restart"
                or "try-restart"
                or "reload"
                or "reload-or-restart"
                or "try-reload-or-restart"
                or "enable"
                or "reenable"
                or "preset"
                or "unmask"
                or "isolate"
                or "condrestart";

    /// <summary>Whether the verb stops a unit, or keeps it from starting.</summary>
    internal static bool Stops(string? verb) => verb is "stop" or "disable" or "mask" or "kill";
}

/// <summary>A use of a feature in a script.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Span">The position.</param>
/// <param name="Message">What is wrong, without the position. It has only names of the tables, so it never contains a secret.</param>
internal sealed record HostFeatureUse(HostFeature Feature, TextSpan Span, string Message);

/// <summary>Whether a feature works.</summary>
internal enum Works
{
    /// <summary>It works.</summary>
    Yes,

    /// <summary>It does not work.</summary>
    No,

    /// <summary>It does no harm, and nothing uses the result.</summary>
    NoEffect,

    /// <summary>It is not documented.</summary>
    NotDocumented,
}

/// <summary>The kinds of features.</summary>
internal enum HostFeatureKind
{
    Packages,
    Interpreters,
    Ssh,
    DebugTools,
    RpmOstree,
    Docker,
    Swap,
    Restart,
    Accounts,
    Cron,
    BootLoader,
    SysV,
    HostNetwork,
    Agents,
    DockerService,
    Clock,
    Disks,
    MountTable,
    PacketFilter,
    HostBus,
    Kubelet,
    LoginShell,
    Logins,
    SeLinux,
    DockerFiles,
    SwapOff,
}

/// <summary>A feature of other systems.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Code">The rule that reports its use.</param>
/// <param name="Name">What it is, for the docs.</param>
/// <param name="OnHost">Whether it works on the host, where user data runs before 3.5.</param>
/// <param name="InContainer">Whether it works in the bootstrap container, where user data runs from 3.5.</param>
/// <param name="Source">The page that documents it.</param>
internal sealed record HostFeature(HostFeatureKind Kind, string Code, string Name, Works OnHost, Works InContainer, RuleSource Source)
{
    /// <summary>The severity of its use: an error cannot work, a warning may not work.</summary>
    internal Severity Severity { get; init; } = Severity.Error;

    /// <summary>Why it does not work.</summary>
    internal string Why { get; init; } = string.Empty;

    /// <summary>What to do instead.</summary>
    internal string Fix { get; init; } = string.Empty;

    /// <summary>Whether its use has no effect, so that a conversion leaves it out although it does no harm.</summary>
    internal bool IsNeedless { get; init; }
}
