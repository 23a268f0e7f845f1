namespace ContainerOS.Engine.Programs;

/// <summary>A program as its file has it.</summary>
internal sealed record ProjectFile(
    string File,
    string Name,
    IReadOnlyList<ConfigDeclaration> Config,
    IReadOnlyList<VariableDeclaration> Variables,
    IReadOnlyList<ResourceDeclaration> Resources,
    IReadOnlyList<MapEntry> Outputs
)
{
    /// <summary>Every expression of the program.</summary>
    public IEnumerable<Expression> Expressions =>
        Variables
            .Select(variable => variable.Value)
            .Concat(Resources.Select(resource => (Expression)resource.Properties))
            .Concat(Outputs.Select(output => output.Value));
}
