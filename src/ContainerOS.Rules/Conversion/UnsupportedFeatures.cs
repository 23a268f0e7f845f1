using ContainerOS.Model.Diagnostics;
using ContainerOS.Rules.Shell.Analysis;

namespace ContainerOS.Rules.Conversion;

/// <summary>
/// What scripts for Alibaba Cloud Linux and CentOS use and ContainerOS does not have. That tools are missing is inferred from the small set
/// of packages in the image.
/// </summary>
internal static class UnsupportedFeatures
{
    private static readonly UnsupportedFeature Restart = new(
        Severity.Error,
        "a node that restarts while it is set up may never join",
        "leave it out: kernel settings are applied at once, and images are changed by rollouts"
    );
    private static readonly UnsupportedFeature Firewall = new(
        Severity.Error,
        "the image has no firewall service, and rules of one would cut off pods",
        "use security groups and network policies"
    );
    private static readonly UnsupportedFeature Cron = new(
        Severity.Error,
        "there is no cron",
        "write a systemd timer as a systemdUnit step, or a CronJob"
    );
    private static readonly UnsupportedFeature Users = new(
        Severity.Error,
        "accounts of the host are of no use without a shell, and their files lie on the read-only root",
        "use the administrative container or kubectl debug"
    );
    private static readonly UnsupportedFeature Boot = new(
        Severity.Error,
        "the boot loader and the kernel's command line belong to the image",
        "use sysctl and kernelModules steps"
    );
    private static readonly UnsupportedFeature SysV = new(
        Severity.Error,
        "there are no SysV services",
        "use systemctl, or a systemdUnit step"
    );
    private static readonly UnsupportedFeature Clock = new(
        Severity.Warning,
        "whether the bootstrap container has a time client is not documented; nodes are synchronised by the image",
        "leave it out, and check the clock with kubectl debug"
    );
    private static readonly UnsupportedFeature Disk = new(
        Severity.Warning,
        "disks are formatted and mounted by ACK, and a mount made in the bootstrap container may not outlast it",
        "describe dataDisk in the pool, or write a .mount unit as a systemdUnit step"
    );
    private static readonly UnsupportedFeature Packets = new(
        Severity.Warning,
        "whether the bootstrap container has the tool is not documented, and kube-proxy and the network plugin own these tables",
        "use security groups and network policies"
    );
    private static readonly UnsupportedFeature Agent = new(
        Severity.Error,
        "the service is not part of the image",
        "run the agent as a DaemonSet"
    );
    private static readonly UnsupportedFeature Login = new(
        Severity.Warning,
        "the host has no shell and no logins: nothing reads the file",
        "leave it out; limits of pods come from containerd and the pod"
    )
    {
        IsNeedless = true,
    };
    private static readonly UnsupportedFeature SeLinux = new(Severity.Warning, "SELinux is set by the image", "leave it out")
    {
        IsNeedless = true,
    };
    private static readonly UnsupportedFeature Docker = new(
        Severity.Error,
        "the runtime is containerd; there is no Docker",
        "use containerd, through the pool's containerd options, and mirrors of registries in /etc/containerd/certs.d"
    );
    private static readonly UnsupportedFeature DockerFile = Docker with
    {
        Severity = Severity.Warning,
        Why = "the runtime is containerd: nothing reads the file",
        IsNeedless = true,
    };
    private static readonly UnsupportedFeature Kubelet = new(
        Severity.Warning,
        "the kubelet of an ACK node reads its flags from /etc/kubernetes/kubelet-customized-args.conf",
        "write a kubeletArgs step"
    );
    private static readonly UnsupportedFeature Bus = new(
        Severity.Warning,
        "whether the bootstrap container reaches the host's services behind this tool is not documented",
        "leave the node's name to ACK; give pods their time zone and language"
    );
    private static readonly UnsupportedFeature Network = new(
        Severity.Error,
        "the network is set up by the image, not by these files and tools",
        "leave addresses to the VPC, and set kernel parameters by a sysctl step"
    );

    private static readonly Dictionary<string, UnsupportedFeature> Programs = new()
    {
        ["reboot"] = Restart,
        ["shutdown"] = Restart,
        ["halt"] = Restart,
        ["poweroff"] = Restart,
        ["init"] = Restart,
        ["kexec"] = Restart,
        ["firewall-cmd"] = Firewall,
        ["ufw"] = Firewall,
        ["iptables"] = Packets,
        ["ip6tables"] = Packets,
        ["nft"] = Packets,
        ["iptables-restore"] = Packets,
        ["crontab"] = Cron,
        ["useradd"] = Users,
        ["adduser"] = Users,
        ["usermod"] = Users,
        ["userdel"] = Users,
        ["groupadd"] = Users,
        ["passwd"] = Users,
        ["visudo"] = Users,
        ["chpasswd"] = Users,
        ["gpasswd"] = Users,
        ["groupmod"] = Users,
        ["grubby"] = Boot,
        ["grub2-mkconfig"] = Boot,
        ["dracut"] = Boot,
        ["update-grub"] = Boot,
        ["chkconfig"] = SysV,
        ["service"] = SysV,
        ["ntpdate"] = Clock,
        ["chronyc"] = Clock,
        ["ntpd"] = Clock,
        ["mkfs"] = Disk,
        ["mkfs.ext4"] = Disk,
        ["mkfs.xfs"] = Disk,
        ["mount"] = Disk,
        ["fdisk"] = Disk,
        ["parted"] = Disk,
        ["pvcreate"] = Disk,
        ["vgcreate"] = Disk,
        ["lvcreate"] = Disk,
        ["setenforce"] = SeLinux,
        ["hostnamectl"] = Bus,
        ["timedatectl"] = Bus,
        ["localectl"] = Bus,
        ["tuned-adm"] = Agent,
        ["nmcli"] = Network,
        ["ifconfig"] = Network,
        ["ifup"] = Network,
        ["ifdown"] = Network,
        ["swapoff"] = new(Severity.Warning, "nodes have no swap", "leave it out") { IsNeedless = true },
    };

    private static readonly Dictionary<string, UnsupportedFeature> Services = new()
    {
        ["docker"] = Docker,
        ["sshd"] = new(Severity.Error, "the host has no SSH service", "use the administrative container"),
        ["firewalld"] = Firewall,
        ["iptables"] = Firewall,
        ["ufw"] = Firewall,
        ["crond"] = Cron,
        ["cron"] = Cron,
        ["postfix"] = Agent,
        ["tuned"] = Agent,
        ["rsyslog"] = Agent,
        ["ntpd"] = Clock,
        ["chronyd"] = Clock,
        ["NetworkManager"] = Network,
        ["network"] = Network,
        ["ilogtaild"] = Agent,
        ["node_exporter"] = Agent,
        ["filebeat"] = Agent,
        ["zabbix-agent"] = Agent,
    };

    private static readonly (string Path, UnsupportedFeature Feature)[] Paths =
    [
        ("/etc/fstab", Disk),
        ("/etc/cron.d", Cron),
        ("/etc/crontab", Cron),
        ("/var/spool/cron", Cron),
        ("/etc/rc.local", SysV),
        ("/etc/rc.d", SysV),
        ("/etc/init.d", SysV),
        ("/etc/sysconfig/network-scripts", Network),
        ("/etc/NetworkManager", Network),
        ("/etc/default/grub", Boot),
        ("/etc/profile.d", Login),
        ("/etc/profile", Login),
        ("/etc/bashrc", Login),
        ("/root/.bashrc", Login),
        ("/root/.bash_profile", Login),
        ("/etc/security/limits.conf", Login),
        ("/etc/security/limits.d", Login),
        ("/etc/sudoers", Users),
        ("/etc/sudoers.d", Users),
        ("/etc/selinux", SeLinux),
        ("/etc/docker/daemon.json", DockerFile),
        ("/etc/sysconfig/docker", DockerFile),
        ("/etc/sysconfig/kubelet", Kubelet),
        ("/etc/default/kubelet", Kubelet),
        ("/etc/chrony.conf", Clock),
        ("/etc/ntp.conf", Clock),
    ];

    /// <summary>
    /// The feature that a call uses; null when it is supported. <paramref name="own"/> are units that the script installs.
    /// </summary>
    internal static (string What, UnsupportedFeature Feature)? Of(ShellCall call, IReadOnlySet<string> own)
    {
        if (call.Program == "systemctl")
        {
            return call.Subcommand is "reboot" or "poweroff" or "halt" or "kexec" ? ($"systemctl {call.Subcommand} is called", Restart)
                : call.Subcommand is "disable" or "stop" or "mask" ? null
                : call
                    .Arguments.Skip(1)
                    .Select(unit => unit.Text.Replace(".service", string.Empty, StringComparison.Ordinal))
                    .FirstOrDefault(unit => Services.ContainsKey(unit) && !own.Contains(unit))
                    is { } service
                    ? ($"the service {service} is asked for", Services[service])
                : null;
        }

        return Programs.TryGetValue(call.Program, out var found) && !(call.Program == "service" && call.Arguments.Count == 0)
            ? ($"{call.Program} is called", found)
            : null;
    }

    /// <summary>The feature that writing a path uses; null when it is supported.</summary>
    internal static (string What, UnsupportedFeature Feature)? Of(ShellWrite write) =>
        Array.Find(Paths, entry => ShellPaths.IsBelow(ShellPaths.Normalize(write.Path.Text), [entry.Path]))
            is { Feature: { } feature } found
            ? ($"{found.Path} is written", feature)
            : null;
}

/// <summary>A feature of other systems that ContainerOS does not have and that no rule covers.</summary>
/// <param name="Severity">An error cannot work; a warning may not work.</param>
/// <param name="Why">Why it does not work.</param>
/// <param name="Instead">What to do instead.</param>
internal sealed record UnsupportedFeature(Severity Severity, string Why, string Instead)
{
    /// <summary>Whether a statement that uses it has no effect, so that it is left out although it does no harm.</summary>
    internal bool IsNeedless { get; init; }
}
