namespace ContainerOS.Rules.Shell.Syntax;

/// <summary>A function: its body runs when it is called.</summary>
/// <param name="At">Where it begins.</param>
/// <param name="Name">The function's name.</param>
/// <param name="Body">What it does.</param>
internal sealed record FunctionDefinition(ShellPosition At, string Name, ShellCommand Body) : ShellCommand(At)
{
    private protected override void FlattenParts(List<ShellNode> into) => Body.Flatten(into);
}
