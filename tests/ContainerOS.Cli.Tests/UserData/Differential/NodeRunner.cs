using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using ContainerOS.Testing;
using ContainerOS.Testing.Sandboxing;

namespace ContainerOS.Cli.Tests.UserData.Differential;

/// <summary>
/// Runs many scripts in one process with its own user and mount namespace, each on a fresh /etc, /opt and /var, with programs that
/// record how they are called. One namespace for all scripts is what makes thousands of them affordable.
/// </summary>
/// <remarks>
/// Root maps <see cref="MappedIds"/> ids into the namespace, so that files get the owners that scripts give them. Any other user can map
/// one id: there <c>chown</c> is recorded only, and its calls are compared.
/// </remarks>
internal sealed class NodeRunner : IDisposable
{
    /// <summary>Covers every account of a usual distribution, up to 65534, which has no rights.</summary>
    private const int MappedIds = 65536;

    /// <summary>
    /// Waits for the ids of the namespace before it enters it, because only a program that starts as root there may mount.
    /// </summary>
    private const string Start = """
        echo unshared
        read -r mapped
        exec /bin/sh -c "$1" enter "$2"
        """;

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
        for name in etc opt var current; do mkdir -p $name; mount -t tmpfs -o mode=0755,size=64m node $name; done
        : >dev/null
        mount --bind /dev/null dev/null
        ln -sfn /proc/self/fd dev/fd
        mount --rbind /proc proc
        exec chroot . /usr/bin/env -i PATH=/recorders:/usr/bin:/bin:/usr/sbin:/sbin HOME=/root /usr/bin/bash /driver
        """;

    /// <summary>
    /// Reads a command line for each script and answers with its exit code, once every process that it started has ended: a log behind
    /// <c>&gt;(tee log)</c> starts late on a busy machine, and would be written on the node of the next script. They all inherit the end of
    /// a pipe, which is read until no process has it.
    /// </summary>
    private const string Driver = """
        umask 022
        mkfifo /running
        exec 21<>/running 20</running 21>&-
        echo entered
        while IFS= read -r line; do
          eval "$line" </dev/null >/current/out 2>&1 3>&- 20<&- 21>/running
          status=$?
          read -r -u 20
          echo $status
        done
        """;

    private const string Recorder = """
        #!/bin/sh
        name=${0##*/}
        { printf '%s' "$name"; for word; do printf '\001%s' "$word"; done; printf '\002'; } >>/current/calls
        if [ -e "/current/failing-$name" ]; then exit 5; fi
        """;

    /// <summary>The accounts of the node: the owners that scripts can give to files.</summary>
    private const string Accounts = "root:x:0:0::/root:/bin/sh\nops:x:1000:1000::/:/bin/sh\napp:x:1001:1001::/:/bin/sh\n";

    private const string Groups = "root:x:0:\nops:x:1000:\napp:x:1001:\n";

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
          *) for word; do case $word in -*) ;; nvme_core.*) status=255 ;; *=*) record "$word" ;; *) status=255 ;; esac; done ;;
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

    /// <summary>The longest that a script may run. One takes some milliseconds.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

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

    /// <summary>The root folder of the node, as it is seen from here.</summary>
    private readonly string node;

    internal NodeRunner()
    {
        foreach (var folder in (string[])["recorders", "tmp", "root"])
        {
            Directory.CreateDirectory(Path.Combine(root, folder));
        }

        foreach (var name in (string[])["systemctl", "modprobe", "yum", "curl", "useradd", "reboot", "swapoff"])
        {
            Program(name, Recorder);
        }

        HasOwners = Environment.IsPrivilegedProcess;
        Program("chown", HasOwners ? Recorder + "\nexec /usr/bin/chown \"$@\"\n" : Recorder);
        Program("sysctl", Sysctl);
        Program("probe", Probe);
        Program("probe-out", "#!/bin/sh\necho \"out-$1\"\n");
        Program("sudo", "#!/bin/sh\nexec \"$@\"\n");
        File.WriteAllText(Path.Combine(root, "driver"), Driver);
        string[] ids = HasOwners ? [] : ["--map-root-user"];
        process = Process.Start(
            new ProcessStartInfo("unshare", ["--user", "--mount", .. ids, "--", "/bin/sh", "-c", Start, "start", Enter, root])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        node = string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/root");
        Expect("unshared");
        if (HasOwners)
        {
            MapIds();
        }

        process.StandardInput.WriteLine("mapped");
        process.StandardInput.Flush();
        Expect("entered");
    }

    /// <summary>Whether files can have other owners than root.</summary>
    internal bool HasOwners { get; }

    public void Dispose()
    {
        process.StandardInput.Close();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(root, recursive: true);
    }

    /// <summary>Skips the test when the machine lacks the sandbox, and says why.</summary>
    internal static async Task RequireAsync()
    {
        await Shells.RequireAsync(Shells.Bash);
        var (code, _, error) = await TestProcess.RunAsync(
            "unshare",
            ["--user", "--mount", "--map-root-user", "mount", "-t", "tmpfs", "node", "/opt"],
            TestContext.Current.CancellationToken
        );
        Assert.SkipUnless(code == 0, $"this machine allows no user namespace with a tmpfs: {error.Trim()}");
    }

    /// <summary>Runs a script on a fresh node.</summary>
    /// <param name="script">The script.</param>
    /// <param name="interpreter">The interpreter with its options.</param>
    /// <param name="failing">The program that fails; null for none.</param>
    internal NodeState Run(string script, string interpreter, string? failing)
    {
        Reset();
        File.WriteAllText(node + "/current/user-data", script, new UTF8Encoding(false));
        if (failing is not null)
        {
            File.WriteAllText(node + "/current/failing-" + failing, string.Empty);
        }

        process.StandardInput.WriteLine($"{interpreter} /current/user-data");
        process.StandardInput.Flush();
        var code = Answer(script);
        return NodeState.Read(node, int.Parse(code, CultureInfo.InvariantCulture));
    }

    /// <summary>
    /// The exit code of a script, as the sandbox prints it. The sandbox of a script that does not end, or whose processes do not, is
    /// killed.
    /// </summary>
    private string Answer(string script)
    {
        using var limit = new Timer(_ => process.Kill(entireProcessTree: true), null, Limit, Timeout.InfiniteTimeSpan);
        return process.StandardOutput.ReadLine()
            ?? throw new InvalidOperationException(
                $"the sandbox ended, at the latest after {Limit.TotalSeconds} s, in the script or in what it left running\n{script}"
            );
    }

    /// <summary>Makes the folders as they are on a node that has just started.</summary>
    private void Reset()
    {
        foreach (var top in (string[])["etc", "opt", "var", "current"])
        {
            foreach (var entry in new DirectoryInfo(Path.Combine(node, top)).EnumerateFileSystemInfos())
            {
                if (entry is DirectoryInfo { LinkTarget: null } folder)
                {
                    folder.Delete(recursive: true);
                }
                else
                {
                    entry.Delete();
                }
            }
        }

        foreach (var top in (string[])["etc", "opt", "var"])
        {
            var path = Path.Combine(node, top);
            if (HasOwners)
            {
                FileOwner.GiveToRoot(path);
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32("755", 8));
            }
        }

        foreach (var each in Folders)
        {
            Directory.CreateDirectory(Path.Combine(node, each));
        }

        File.WriteAllText(node + "/etc/sysctl.conf", "# of the image\n");
        File.WriteAllText(node + "/etc/passwd", Accounts);
        File.WriteAllText(node + "/etc/group", Groups);
        File.WriteAllText(node + "/current/calls", string.Empty);
    }

    /// <summary>Gives the namespace its ids. The file of the groups of a process allows one write.</summary>
    private void MapIds()
    {
        foreach (var file in (string[])["uid_map", "gid_map"])
        {
            File.WriteAllText(
                string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/{file}"),
                string.Create(CultureInfo.InvariantCulture, $"0 0 {MappedIds}\n")
            );
        }
    }

    private void Expect(string word)
    {
        if (process.StandardOutput.ReadLine() != word)
        {
            throw new InvalidOperationException($"the sandbox ended before it was {word}");
        }
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
/// <param name="Files">Every file, link and folder below /etc, /opt and /var: its kind, mode, owner and content.</param>
/// <param name="Calls">The calls of the recorded programs, in order.</param>
/// <param name="Output">What it wrote to standard output and error, for messages only.</param>
internal sealed record NodeState(int ExitCode, SortedDictionary<string, string> Files, IReadOnlyList<string[]> Calls, string Output)
{
    internal static NodeState Read(string node, int code)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var top in (string[])["/etc", "/opt", "/var"])
        {
            files[top] = Describe(new DirectoryInfo(node + top));
            foreach (var entry in new DirectoryInfo(node + top).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
            {
                files[entry.FullName[node.Length..]] = Describe(entry);
            }
        }

        var calls = File.ReadAllText(node + "/current/calls")
            .Split('\u0002', StringSplitOptions.RemoveEmptyEntries)
            .Select(call => call.Split('\u0001'))
            .ToList();
        return new NodeState(code, files, calls, File.ReadAllText(node + "/current/out"));
    }

    private static string Describe(FileSystemInfo entry)
    {
        var owner = FileOwner.Of(entry.FullName);
        if (entry.LinkTarget is { } target)
        {
            return $"link {owner} to {target}";
        }

        var mode = OperatingSystem.IsWindows() ? string.Empty : Convert.ToString((int)entry.UnixFileMode, 8);
        return entry is DirectoryInfo ? $"folder {mode} {owner}" : $"file {mode} {owner} {File.ReadAllText(entry.FullName)}";
    }
}

/// <summary>The owner of a file, which .NET neither reads nor sets.</summary>
internal static partial class FileOwner
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const uint UserAndGroup = 0x8 | 0x10;

    /// <summary>The ids of the user and the group that own a file or a link.</summary>
    internal static string Of(string path)
    {
        // struct statx has the same layout on every processor: the ids are at the offsets 20 and 24 of 256 bytes.
        var status = new byte[256];
        return Read(CurrentFolder, path, NoFollow, UserAndGroup, status) == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{BitConverter.ToUInt32(status, 20)}:{BitConverter.ToUInt32(status, 24)}")
            : throw new IOException($"statx of {path} failed: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>Makes root the owner of a file.</summary>
    internal static void GiveToRoot(string path)
    {
        if (Change(path, 0, 0) != 0)
        {
            throw new IOException($"chown of {path} failed: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Change(string path, uint user, uint group);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Read(int folder, string path, int flags, uint mask, byte[] status);
}
