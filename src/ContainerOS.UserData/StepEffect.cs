using ContainerOS.Model.Terms;

namespace ContainerOS.UserData;

/// <summary>What one step does on a node. Secret values read <c>[secret]</c>, unknown ones <c>[unknown]</c>.</summary>
/// <param name="Path">Where it stands in the program, such as <c>bootstrap[0].steps[2]</c>.</param>
/// <param name="Container">The name of its container.</param>
/// <param name="Phase">When it runs; null when that is not given or not known.</param>
/// <param name="Kind">What it is: <c>file</c>, <c>script</c>...</param>
/// <param name="Writes">The files it leaves on the node; a script's own are not among them.</param>
/// <param name="Runs">The programs it runs, with their arguments.</param>
/// <param name="IsScript">Whether it is a script, which may write wherever the host can be written.</param>
public sealed record StepEffect(
    string Path,
    string Container,
    BootstrapPhase? Phase,
    string Kind,
    IReadOnlyList<string> Writes,
    IReadOnlyList<string> Runs,
    bool IsScript
);
