namespace ContainerOS.Sdk.Credentials;

/// <summary>A secret text. It never shows itself: only <see cref="Reveal"/> gives the value.</summary>
/// <param name="value">The secret.</param>
public sealed class Secret(string value)
{
    /// <summary>The value in clear.</summary>
    public string Reveal() => value;

    /// <summary>A fixed text, never the value.</summary>
    public override string ToString() => "[secret]";
}
