using ContainerOS.Model.Facts;
using ContainerOS.Model.NodePools;
using ContainerOS.Rules.Shell;

namespace ContainerOS.Rules.Bootstrapping;

/// <summary>COS3003: bootstrap scripts call nothing that ContainerOS does not have.</summary>
internal sealed class MissingPrograms : Rule
{
    public override RuleInfo Info { get; } = new(
        "COS3003",
        "bootstrap scripts call nothing that ContainerOS does not have",
        "ContainerOS has no package manager, no Python, Perl or Ruby and no SSH server",
        Sources.Overview,
        Confidence.Documented);

    private static readonly Dictionary<string, string> Missing = new()
    {
        ["yum"] = "a package manager", ["dnf"] = "a package manager", ["rpm"] = "a package manager", ["apt"] = "a package manager",
        ["apt-get"] = "a package manager", ["dpkg"] = "a package manager", ["rpm-ostree"] = "a package manager", ["pip"] = "a package manager",
        ["python"] = "an interpreter", ["python2"] = "an interpreter", ["python3"] = "an interpreter", ["perl"] = "an interpreter",
        ["ruby"] = "an interpreter", ["ssh"] = "SSH", ["sshd"] = "SSH", ["ssh-keygen"] = "SSH", ["ssh-copy-id"] = "SSH",
    };

    public override IEnumerable<Verdict> Check(NodePoolSpec spec, PoolFacts facts) => BootstrapSteps.Scripts(spec).SelectMany(script => script.Text is null
        ? [new Undecided(script.Path, "the script is not known yet")]
        : ShellCommands.Of(script.Text)
            .Where(command => Missing.ContainsKey(command.Program))
            .DistinctBy(command => command.Program)
            .Select(command => (Verdict)Broken(script.Path, command)));

    private static Fail Broken(string path, ShellCommand command) => new(
        path,
        $"line {command.Line} calls {command.Program}, and ContainerOS has no such program ({Missing[command.Program]})",
        "build what the nodes need into a container image, run it as a pod or DaemonSet, and leave files and kernel settings to typed steps");
}
