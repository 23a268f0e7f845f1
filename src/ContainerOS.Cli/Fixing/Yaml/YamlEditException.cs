namespace ContainerOS.Cli.Fixing.Yaml;

/// <summary>An edit that can not be made in the text, or ought not to be.</summary>
/// <param name="message">Why.</param>
/// <param name="offset">The letter of the text that is to blame.</param>
/// <param name="inner">What the parser said.</param>
internal sealed class YamlEditException(string message, int offset, Exception? inner = null) : Exception(message, inner)
{
    internal int Offset => offset;
}
