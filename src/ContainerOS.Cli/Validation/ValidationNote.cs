namespace ContainerOS.Cli.Validation;

/// <summary>What a check had to say that refuses nothing, such as a rule that could not be decided.</summary>
/// <param name="Program">The program's directory.</param>
/// <param name="Stack">Its stack.</param>
/// <param name="Urn">The resource; null for none.</param>
/// <param name="Message">The note.</param>
internal sealed record ValidationNote(string Program, string Stack, string? Urn, string Message)
{
    /// <summary>The note on a line of its own.</summary>
    public override string ToString() =>
        $"{Program} ({Stack}): {(Urn is null ? string.Empty : Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..] + ": ")}{Message}";
}
