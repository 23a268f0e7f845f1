using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3004: bootstrap steps write where the host can be written and keeps it.</summary>
internal sealed class WritablePaths : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS3004",
        "bootstrap steps write where the host can be written and keeps it",
        "the root is read-only: /etc and /var keep data (and /home, /mnt, /opt, /root, /usr/local, which are links into /var); /run and /tmp are gone after a reboot, and /etc/hosts and /etc/resolv.conf can not be written from a bootstrap container",
        Sources.Overview,
        Confidence.Documented);

    private static readonly string[] Writable = ["/etc", "/var", "/home", "/mnt", "/opt", "/root", "/usr/local"];
    private static readonly string[] Held = ["/etc/hosts", "/etc/resolv.conf"];
    private static readonly string[] Passing = ["/dev", "/proc", "/sys", "/run", "/tmp"];

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts) =>
        [.. BootstrapSteps.Of(spec).SelectMany(Files), .. BootstrapSteps.Scripts(spec).SelectMany(Script)];

    private static IEnumerable<Verdict> Files(PlacedStep step)
    {
        if (step.Step.File is { IsKnown: true, Content.Path: { IsKnown: true } path } && Problem(path.Content, isFile: true) is { } problem)
        {
            yield return new Fail($"{step.Path}.file.path", $"{(step.IsSecret || step.Step.File is { IsSecret: true } || path.IsSecret ? "the path" : path.Content)} {problem}", "write below /etc, /opt, /usr/local or /var");
        }
    }

    private static IEnumerable<Verdict> Script((string Path, string? Text, bool IsSecret) script) => script.Text is null ? [] :
        from target in ShellCommands.Targets(script.Text)
        let problem = Problem(target.Program, isFile: false)
        where problem is not null
        select new Fail(script.Path, $"line {target.Line} writes {(script.IsSecret ? "a path that" : target.Program)} {problem}", "write below /etc, /opt, /usr/local or /var");

    /// <summary>A script may well use /run and /tmp for the moment; a file step is meant to last.</summary>
    private static string? Problem(string path, bool isFile) => path switch
    {
        _ when !path.StartsWith('/') => isFile ? "is no absolute path" : null,
        _ when path.Split('/').Contains("..") => isFile ? "climbs up by '..'" : null,
        _ when Held.Contains(path) => "can not be written from a bootstrap container",
        _ when IsBelow(path, Writable) => null,
        _ when IsBelow(path, Passing) => isFile ? "does not outlast a reboot" : null,
        _ => "is on the read-only root",
    };

    private static bool IsBelow(string path, string[] folders) =>
        Array.Exists(folders, folder => path == folder || path.StartsWith(folder + "/", StringComparison.Ordinal));
}
