using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ContainerOS.Cli.Tests.UserData.Differential;

/// <summary>
/// Runs many scripts in one process with its own mount namespace, each on a fresh /etc, /opt and /var, with programs that record how
/// they are
/// called. One namespace for all scripts is what makes thousands of them affordable.
/// </summary>
internal sealed class NodeRunner : IDisposable
{
    private const string Enter = """
        set -eu
        cd "$1"
        for name in usr dev proc; do mkdir -p $name; done
        mount --bind /usr usr
        mount -o remount,bind,ro usr
        for name in bin sbin lib lib64; do
          if [ -L /$name ]; then ln -sfn "$(readlink /$name)" $name
          elif [ -d /$name ]; then mkdir -p $name; mount --bind /$name $name; mount -o remount,bind,ro $name; fi
        done
        : >dev/null
        mount --bind /dev/null dev/null
        ln -sfn /proc/self/fd dev/fd
        mount --rbind /proc proc
        exec chroot . /usr/bin/env -i PATH=/recorders:/usr/bin:/bin:/usr/sbin:/sbin HOME=/root /usr/bin/bash /driver
        """;

    /// <summary>Reads a command line for each script and answers with its exit code.</summary>
    private const string Driver = """
        umask 022
        while IFS= read -r line; do
          eval "$line" </dev/null >/out 2>&1 3>&-
          echo $?
        done
        """;

    private const string Recorder = """
        #!/bin/sh
        name=${0##*/}
        { printf '%s' "$name"; for word; do printf '\001%s' "$word"; done; printf '\002'; } >>/current/calls
        if [ -e "/current/failing-$name" ]; then exit 5; fi
        """;

    /// <summary>Applies files of parameters one by one, as sysctl does, so that calls can be compared by what they set.</summary>
    private const string Sysctl = """
        #!/bin/bash
        record() { printf 'set\001%s\002' "$1" >>/current/calls; }
        file() {
          [ -r "$1" ] || return 0
          while IFS= read -r line || [ -n "$line" ]; do
            line=${line#"${line%%[![:space:]]*}"}
            case $line in '' | '#'* | ';'*) ;; nvme_core.*) status=255 ;; *=*) record "$line" ;; esac
          done <"$1"
        }
        status=0
        if [ -e /current/failing-sysctl ]; then printf 'sysctl\001failed\002' >>/current/calls; exit 5; fi
        case ${1-} in
          --system) shopt -s nullglob; for each in /etc/sysctl.d/*.conf /etc/sysctl.conf; do file "$each"; done ;;
          -p | --load) [ -r "${2-/etc/sysctl.conf}" ] || status=255; file "${2-/etc/sysctl.conf}" ;;
          *) for word; do case $word in -*) ;; *=*) record "$word" ;; *) status=255 ;; esac; done ;;
        esac
        exit $status
        """;

    /// <summary>Records the variables that a program reads from its environment.</summary>
    private const string Probe = """
        #!/bin/sh
        { printf 'probe'; for word; do printf '\001%s' "$word"; done
          for word in "path=$PATH" "proxy=${http_proxy-}" "lang=${LANG-}" "a=${A-}" "level=${LEVEL-}" "tmp=${TMPDIR-}" "at=$PWD"; do
            printf '\001%s' "$word"
          done
          printf '\001%s\002' "umask=$(umask)"; } >>/current/calls
        if [ -e /current/failing-probe ]; then exit 5; fi
        """;

    private static readonly string[] Folders =
    [
        "etc/app",
        "etc/systemd/system",
        "etc/sysctl.d",
        "etc/modules-load.d",
        "opt/app",
        "opt/t",
        "var/log",
        "var/lib/app",
    ];

    private readonly string root = Directory.CreateTempSubdirectory("differential-").FullName;
    private readonly Process process;
    private int cases;

    internal NodeRunner()
    {
        foreach (var folder in (string[])["recorders", "cases", "tmp", "root"])
        {
            Directory.CreateDirectory(Path.Combine(root, folder));
        }

        foreach (var name in (string[])["systemctl", "modprobe", "yum", "curl", "useradd", "reboot", "swapoff", "chown"])
        {
            Program(name, Recorder);
        }

        Program("sysctl", Sysctl);
        Program("probe", Probe);
        Program("probe-out", "#!/bin/sh\necho \"out-$1\"\n");
        Program("sudo", "#!/bin/sh\nexec \"$@\"\n");
        File.WriteAllText(Path.Combine(root, "driver"), Driver);
        // The folders of a node are those of the current case.
        foreach (var name in (string[])["etc", "opt", "var"])
        {
            File.CreateSymbolicLink(Path.Combine(root, name), "/current/" + name);
        }

        string[] inside = Environment.IsPrivilegedProcess ? ["--mount"] : ["--mount", "--map-root-user"];
        process = Process.Start(
            new ProcessStartInfo("unshare", [.. inside, "--", "/bin/sh", "-c", Enter, "enter", root])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
    }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(root, recursive: true);
    }

    /// <summary>Runs a script on a fresh node.</summary>
    /// <param name="script">The script.</param>
    /// <param name="interpreter">The interpreter with its options.</param>
    /// <param name="failing">The program that fails; null for none.</param>
    internal NodeState Run(string script, string interpreter, string? failing)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{cases++}");
        var folder = Path.Combine(root, "cases", name);
        foreach (var each in Folders)
        {
            Directory.CreateDirectory(Path.Combine(folder, each));
        }

        File.WriteAllText(Path.Combine(folder, "etc/sysctl.conf"), "# of the image\n");
        File.WriteAllText(Path.Combine(folder, "user-data"), script, new UTF8Encoding(false));
        File.WriteAllText(Path.Combine(folder, "calls"), string.Empty);
        if (failing is not null)
        {
            File.WriteAllText(Path.Combine(folder, "failing-" + failing), string.Empty);
        }

        var current = Path.Combine(root, "current");
        File.Delete(current);
        File.CreateSymbolicLink(current, "/cases/" + name);
        process.StandardInput.WriteLine($"{interpreter} /current/user-data");
        process.StandardInput.Flush();
        var code = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("the sandbox ended");
        var output = File.ReadAllText(Path.Combine(root, "out"));
        var state = NodeState.Read(folder, int.Parse(code, CultureInfo.InvariantCulture), output);
        Directory.Delete(folder, recursive: true);
        return state;
    }

    private void Program(string name, string text)
    {
        var path = Path.Combine(root, "recorders", name);
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32("755", 8));
        }
    }
}

/// <summary>What a script left on a node.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Files">Every file, link and folder below /etc, /opt and /var: its kind, mode and content.</param>
/// <param name="Calls">The calls of the recorded programs, in order.</param>
/// <param name="Output">What it wrote to standard output and error, for messages only.</param>
internal sealed record NodeState(int ExitCode, SortedDictionary<string, string> Files, IReadOnlyList<string[]> Calls, string Output)
{
    internal static NodeState Read(string folder, int code, string output)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var top in (string[])["etc", "opt", "var"])
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(folder, top)).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
            {
                files[entry.FullName[folder.Length..]] = Describe(entry);
            }
        }

        var calls = File.ReadAllText(Path.Combine(folder, "calls"))
            .Split('\u0002', StringSplitOptions.RemoveEmptyEntries)
            .Select(call => call.Split('\u0001'))
            .ToList();
        return new NodeState(code, files, calls, output);
    }

    private static string Describe(FileSystemInfo entry)
    {
        if (entry.LinkTarget is { } target)
        {
            return "link to " + target;
        }

        var mode = OperatingSystem.IsWindows() ? 0 : (int)entry.UnixFileMode;
        return entry is DirectoryInfo
            ? string.Create(CultureInfo.InvariantCulture, $"folder {Convert.ToString(mode, 8)}")
            : string.Create(CultureInfo.InvariantCulture, $"file {Convert.ToString(mode, 8)} {File.ReadAllText(entry.FullName)}");
    }
}
