namespace ContainerOS.Cli.Validation;

/// <summary>A message of a validation that is not a finding, such as an undecided rule.</summary>
/// <param name="Program">The program's directory.</param>
/// <param name="Stack">Its stack.</param>
/// <param name="Urn">The resource; null for none.</param>
/// <param name="Message">The message.</param>
internal sealed record ValidationNote(string Program, string Stack, string? Urn, string Message)
{
    private string ResourcePrefix => Urn is null ? string.Empty : Urn[(Urn.LastIndexOf("::", StringComparison.Ordinal) + 2)..] + ": ";

    /// <summary>The note as one line.</summary>
    public override string ToString() => $"{Program} ({Stack}): {ResourcePrefix}{Message}";
}
