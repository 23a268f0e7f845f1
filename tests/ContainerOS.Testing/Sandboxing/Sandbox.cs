using System.Text;

namespace ContainerOS.Testing.Sandboxing;

/// <summary>
/// A root file system in its own mount namespace, with the machine's /usr read-only in it. Its systemctl, sysctl and modprobe record
/// how they are called.
/// </summary>
public sealed class Sandbox : IDisposable
{
    private const string Enter = """
        set -eu
        cd "$1"
        mount --bind /usr usr
        mount -o remount,bind,ro usr
        for name in bin sbin lib lib64; do
          if [ -L /$name ]; then ln -sfn "$(readlink /$name)" $name
          elif [ -d /$name ]; then mkdir -p $name; mount --bind /$name $name; mount -o remount,bind,ro $name; fi
        done
        mount --bind /dev/null dev/null
        shift
        path=/usr/bin:/bin:/usr/sbin:/sbin
        if [ "$1" = /usr/bin/busybox ]; then
          path=/applets
          mkdir -p applets
          for name in $(busybox --list); do ln -sf /usr/bin/busybox "applets/$name"; done
          rm -f applets/systemctl applets/sysctl applets/modprobe
        fi
        exec chroot . /usr/bin/env -i PATH=/recorders:$path "$@"
        """;

    private const string Recorder = """
        #!/bin/sh
        name=${0##*/}
        { printf '%s' "$name"; for word; do printf '\001%s' "$word"; done; printf '\002'; } >>/calls
        if [ -e "/failing/$name" ]; then exit 5; fi
        """;

    public Sandbox()
    {
        foreach (var folder in (string[])["usr", "dev", "tmp", "etc", "var", "recorders", "failing"])
        {
            Directory.CreateDirectory(Path.Combine(Root, folder));
        }

        File.WriteAllText(Path.Combine(Root, "dev", "null"), string.Empty);
        foreach (var name in (string[])["systemctl", "sysctl", "modprobe"])
        {
            var path = Path.Combine(Root, "recorders", name);
            File.WriteAllText(path, Recorder);
            MakeExecutable(path);
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("userdata-root-").FullName;

    /// <summary>How the recorders were called, in order, with words joined by spaces.</summary>
    public IReadOnlyList<string> Calls =>
        Has("/calls")
            ? [.. Read("/calls").Split('\u0002', StringSplitOptions.RemoveEmptyEntries).Select(call => call.Replace('\u0001', ' '))]
            : [];

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public void Fail(string program) => File.WriteAllText(Path.Combine(Root, "failing", program), string.Empty);

    public void ForgetCalls() => File.Delete(Path.Combine(Root, "calls"));

    public bool Has(string path) => File.Exists(Root + path);

    public string Read(string path) => new UTF8Encoding(false, true).GetString(File.ReadAllBytes(Root + path));

    public int Mode(string path) => OperatingSystem.IsWindows() ? 0 : (int)File.GetUnixFileMode(Root + path);

    /// <summary>Runs a script as the node would; returns its exit code and what it wrote to standard output and error.</summary>
    public async Task<(int Code, string Output)> RunAsync(string script, string shell, CancellationToken ct)
    {
        await File.WriteAllBytesAsync(
            Path.Combine(Root, "user-data"),
            Encoding.UTF8.GetBytes(shell == Shells.Busybox ? Recorded(script) : script),
            ct
        );
        return await StartAsync(["/bin/sh", "-c", Enter, "enter", Root, .. shell.Split(' '), "/user-data"], ct);
    }

    public static async Task<(int Code, string Output)> StartAsync(string[] command, CancellationToken ct)
    {
        string[] inside = Environment.IsPrivilegedProcess ? ["--mount"] : ["--mount", "--map-root-user"];
        var (code, output, error) = await TestProcess.RunAsync("unshare", [.. inside, "--", .. command], ct);
        return (code, output + error);
    }

    /// <summary>Busybox prefers its built-in programs to those in PATH.</summary>
    private static string Recorded(string script) =>
        script
            .Replace("    sysctl -w ", "    /recorders/sysctl -w ", StringComparison.Ordinal)
            .Replace("    modprobe -- ", "    /recorders/modprobe -- ", StringComparison.Ordinal);

    private static void MakeExecutable(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)Convert.ToInt32("755", 8));
        }
    }
}
