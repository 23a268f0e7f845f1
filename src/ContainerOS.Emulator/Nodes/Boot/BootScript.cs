using System.Text;
using ContainerOS.Emulator.Catalogue;

namespace ContainerOS.Emulator.Nodes.Boot;

/// <summary>
/// What becomes of the script that runs before a node joins. Only what docs/boot-models.md lists is interpreted; all else counts as
/// success. That a script which fails keeps the node from joining is inferred.
/// </summary>
internal static class BootScript
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The latest result: the nodes of a pool run the same script.</summary>
    private static Result? latest;

    /// <summary>Why the script of a pool fails; null when it does not, as far as is known.</summary>
    /// <param name="userData">The script in base64, or as it is; null for none.</param>
    /// <param name="imageId">The image of the node.</param>
    internal static string? Problem(string? userData, string imageId)
    {
        if (string.IsNullOrEmpty(userData))
        {
            return null;
        }

        var known = Volatile.Read(ref latest);
        if (known is null || !ReferenceEquals(known.UserData, userData) || known.ImageId != imageId)
        {
            known = new(userData, imageId, Run(Decode(userData), new NodeHost(imageId)));
            Volatile.Write(ref latest, known);
        }

        return known.Problem;
    }

    /// <summary>Why a script fails; null when it does not, as far as is known.</summary>
    internal static string? Run(string script, NodeHost host)
    {
        var end = new ShellScript(host, depth: 0).Run(script);
        var reason = end.Reason is null ? string.Empty : ": " + end.Reason;
        return end.Code is null or 0 ? null : $"The script before the join failed with exit code {end.Code} in line {end.Line}{reason}.";
    }

    private static string Decode(string userData)
    {
        try
        {
            return Utf8.GetString(Convert.FromBase64String(userData));
        }
        catch (Exception exception) when (exception is FormatException or DecoderFallbackException)
        {
            return userData; // The API wants base64; a client that sends text as it is gets it run as it is (inferred).
        }
    }

    private sealed record Result(string UserData, string ImageId, string? Problem);
}

/// <summary>What a script finds on a node.</summary>
internal sealed class NodeHost
{
    private static readonly string[] Debian = ["apt", "apt-get", "dpkg", "zypper", "apk", "pacman"];
    private static readonly string[] RedHat = ["yum", "dnf", "rpm", "rpm-ostree"];

    /// <summary>Not in the package set (page "ContainerOS overview").</summary>
    private static readonly string[] Languages = ["python", "python2", "python3", "perl", "ruby", "pip", "pip3", "tcpdump", "sshd"];
    private static readonly string[] ReadOnly = ["/usr/", "/boot/", "/bin/", "/sbin/", "/lib/", "/lib64/"];

    /// <summary>Not writable from the bootstrap container (release notes of 3.5.0).</summary>
    private static readonly string[] ReadOnlyFiles = ["/etc/hosts", "/etc/resolv.conf"];
    private static readonly Version ContainerSince = new(3, 5);
    private readonly HashSet<string> missing;
    private readonly bool isContainerOs;
    private readonly bool isInContainer;

    internal NodeHost(string imageId)
    {
        var model = BootModel.Of(imageId);
        isContainerOs = model == BootModel.ContainerOs;
        isInContainer = OsImage.Find(imageId)?.Version >= ContainerSince;
        missing = isContainerOs ? [.. Debian, .. RedHat, .. Languages] : [.. Debian, "rpm-ostree"];
    }

    internal bool Lacks(string command) => missing.Contains(command[(command.LastIndexOf('/') + 1)..]);

    /// <summary>Whether a file cannot be written.</summary>
    internal bool IsReadOnly(string path) =>
        isContainerOs
        && (
            (
                ReadOnly.Any(folder => path.StartsWith(folder, StringComparison.Ordinal))
                && !path.StartsWith("/usr/local/", StringComparison.Ordinal)
            ) || (isInContainer && ReadOnlyFiles.Contains(path))
        );
}
