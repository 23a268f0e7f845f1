namespace ContainerOS.Cli.Clouds;

/// <summary>Opens the cloud that a program names.</summary>
internal interface ICloudResolver
{
    /// <summary>Opens it.</summary>
    /// <param name="settings">What the program's configuration says of it.</param>
    /// <param name="programDirectory">Where the program is.</param>
    /// <param name="ct">Ends the opening.</param>
    Task<Cloud> ResolveAsync(CloudSettings settings, string programDirectory, CancellationToken ct);
}
