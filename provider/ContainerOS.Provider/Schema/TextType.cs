namespace ContainerOS.Provider.Schema;

/// <summary>A text, free, or of a form.</summary>
/// <param name="Form">What every text must look like; null for any.</param>
internal sealed record TextType(TextForm? Form = null) : PropertyType
{
    internal override string Describe() => Form?.Description ?? "a text";
}
