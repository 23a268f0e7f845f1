namespace ContainerOS.Sdk.Credentials;

/// <summary>A secret text. Only <see cref="Reveal"/> returns the value; <see cref="ToString"/> does not.</summary>
/// <param name="value">The secret.</param>
public sealed class Secret(string value)
{
    /// <summary>Returns the value.</summary>
    public string Reveal() => value;

    /// <summary>Returns a fixed text, never the value.</summary>
    public override string ToString() => "[secret]";
}
