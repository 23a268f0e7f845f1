using System.Buffers;
using ContainerOS.Model.Diagnostics;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>
/// The programs that scripts for other systems call and that rules know, in one table. The source of a row says why the program is not
/// there,
/// or not of use; what a program does is from its own manual page.
/// </summary>
internal static class KnownPrograms
{
    private static readonly SearchValues<char> VersionCharacters = SearchValues.Create("0123456789.");

    /// <summary>
    /// Programs that only take words, files or patterns as arguments. A package manager's name among them is not a call.
    /// </summary>
    private static readonly HashSet<string> TakingWords =
    [
        .. (
            "[ [[ : . alias awk basename bc break builtin caller case cat cd chattr chgrp chmod chown cksum cmp comm "
            + "command continue cp csplit curl cut date dd declare df diff dig dirname dirs echo egrep enable exit expand "
            + "export expr factor false fg fgrep file fmt fold free gawk getconf getent getopt getopts gpg grep groups gunzip "
            + "gzip hash head hexdump host hostname iconv id install ip jobs join jq kill killall last less let ln local "
            + "logger logname ls lsblk lscpu lsmod lsof man mapfile md5sum mkdir mkfifo mktemp more mountpoint mv nl nproc "
            + "nslookup numfmt od openssl paste patch pgrep ping pkill popd pr printenv printf ps pushd pwd read readarray "
            + "readlink readonly realpath return rev rm rmdir rsync sed seq set sha1sum sha256sum sha512sum shift shopt shuf "
            + "sleep sort source split stat stty sum sync sysctl systemctl systemd-cat tac tail tar tee test times touch tr "
            + "trap true truncate tsort tty type typeset udevadm ulimit umask umount unalias uname unexpand uniq unlink unset "
            + "unzip uptime users vmstat wait wall wc wget whatis whereis which who whoami xxd xz yes yq zcat zip"
        ).Split(' '),
    ];

    private static readonly Dictionary<string, KnownProgram> ByName = Rows().ToDictionary(program => program.Name, StringComparer.Ordinal);

    /// <summary>All programs, in the order of the table.</summary>
    internal static IReadOnlyCollection<KnownProgram> All => ByName.Values;

    /// <summary>A program of the table; null when it is not in it.</summary>
    internal static KnownProgram? Find(string name) =>
        ByName.TryGetValue(name, out var found) ? found
        : name.StartsWith("python", StringComparison.Ordinal) && name.AsSpan(6).IndexOfAnyExcept(VersionCharacters) < 0 ? ByName["python3"]
        : name.StartsWith("mkfs.", StringComparison.Ordinal) ? ByName["mkfs"]
        : null;

    /// <summary>Whether a program takes words, so that the name of another program among them is not a call.</summary>
    internal static bool TakesWords(string name) => TakingWords.Contains(name) || ByName.ContainsKey(name);

    private static IEnumerable<KnownProgram> Rows() =>
        [
            .. Packages(
                "install localinstall reinstall remove erase update upgrade downgrade groupinstall makecache",
                "yum dnf dnf5 microdnf tdnf"
            ),
            .. Packages("install remove purge update upgrade dist-upgrade full-upgrade reinstall build-dep", "apt apt-get aptitude"),
            .. Packages("-i -U -e -F --install --erase --upgrade", "rpm dpkg"),
            .. Packages("install in remove rm update up refresh", "zypper"),
            .. Packages("add del update upgrade", "apk"),
            .. Packages("install uninstall download", "pip pip2 pip3 pipx"),
            .. Packages("install uninstall update", "gem cpan snap flatpak brew conda mamba micromamba easy_install"),
            .. Packages("install i add ci update", "npm npx yarn pnpm"),
            .. Packages("hold unhold auto manual", "apt-mark"),
            .. Packages("adv add del", "apt-key"),
            .. Packages("-S -Syu -Sy -R", "pacman"),
            .. Packages(
                string.Empty,
                "apt-cache apt-config add-apt-repository yum-config-manager dnf-3 debconf-set-selections repoquery emerge alien"
            ),
            .. Row(HostFeatureKind.Interpreters, RuleSources.Overview, "python python2 python3 perl ruby irb"),
            .. Row(HostFeatureKind.Ssh, RuleSources.Overview, "ssh sshd scp sftp ssh-keygen ssh-copy-id ssh-add ssh-agent ssh-keyscan"),
            .. Row(HostFeatureKind.DebugTools, RuleSources.Overview, "tcpdump ld as ar nm objdump objcopy readelf strings strip"),
            .. Row(HostFeatureKind.RpmOstree, RuleSources.ReleaseNotes, "rpm-ostree ostree"),
            .. Row(HostFeatureKind.Docker, RuleSources.Overview, "docker dockerd docker-compose"),
            .. Row(HostFeatureKind.Swap, RuleSources.OsImages, "swapon mkswap"),
            .. Row(HostFeatureKind.Restart, RuleSources.Initialisation, "reboot shutdown halt poweroff init telinit kexec"),
            .. Row(
                HostFeatureKind.Accounts,
                RuleSources.Overview,
                "useradd adduser usermod userdel deluser groupadd addgroup groupdel groupmod passwd chpasswd gpasswd visudo chage newusers"
            ),
            .. Row(HostFeatureKind.Cron, RuleSources.Overview, "crontab at atd"),
            .. Row(
                HostFeatureKind.BootLoader,
                RuleSources.Overview,
                "grubby grub2-mkconfig grub-mkconfig grub2-install update-grub dracut mkinitrd update-initramfs kernelstub"
            ),
            .. Row(HostFeatureKind.SysV, RuleSources.Overview, "chkconfig service update-rc.d invoke-rc.d insserv"),
            .. Row(
                HostFeatureKind.HostNetwork,
                RuleSources.Overview,
                "firewall-cmd firewall-offline-cmd ufw nmcli nmtui ifconfig ifup ifdown netplan wicked brctl"
            ),
            .. Row(HostFeatureKind.Agents, RuleSources.Overview, "tuned-adm"),
            .. Row(HostFeatureKind.Clock, RuleSources.ReleaseNotes, "ntpdate ntpd chronyc chronyd hwclock"),
            .. Row(
                HostFeatureKind.Disks,
                RuleSources.Initialisation,
                "mkfs mke2fs mount fdisk cfdisk gdisk sfdisk sgdisk wipefs parted pvcreate vgcreate lvcreate vgextend lvextend resize2fs "
                    + "xfs_growfs growpart mdadm cryptsetup"
            ),
            .. Row(
                HostFeatureKind.PacketFilter,
                RuleSources.ReleaseNotes,
                "iptables ip6tables iptables-restore ip6tables-restore iptables-save nft ipset ebtables"
            ),
            .. Row(HostFeatureKind.HostBus, RuleSources.ReleaseNotes, "hostnamectl timedatectl localectl loginctl"),
            .. Row(HostFeatureKind.SeLinux, RuleSources.Overview, "setenforce semanage setsebool"),
            .. Row(HostFeatureKind.SwapOff, RuleSources.OsImages, "swapoff"),
        ];

    private static IEnumerable<KnownProgram> Packages(string verbs, string names) =>
        Row(HostFeatureKind.Packages, RuleSources.Overview, names, [.. verbs.Split(' ', StringSplitOptions.RemoveEmptyEntries)]);

    private static IEnumerable<KnownProgram> Row(HostFeatureKind kind, RuleSource source, string names, HashSet<string>? verbs = null) =>
        names.Split(' ').Select(name => new KnownProgram(name, kind, source, verbs ?? []));
}

/// <summary>A program of the table.</summary>
/// <param name="Name">Its name, without a directory.</param>
/// <param name="Kind">The feature of the host that it belongs to.</param>
/// <param name="Source">The page that says that the feature is missing, or how it works.</param>
/// <param name="Verbs">Of a package manager, the arguments that ask for a change.</param>
internal sealed record KnownProgram(string Name, HostFeatureKind Kind, RuleSource Source, IReadOnlySet<string> Verbs);
