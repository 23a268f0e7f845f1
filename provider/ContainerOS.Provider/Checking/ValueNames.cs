using ContainerOS.Protocol.Values;

namespace ContainerOS.Provider.Checking;

/// <summary>How messages name a value that is of the wrong kind. Never shows a text: it may be secret.</summary>
internal static class ValueNames
{
    /// <summary>The kind of a value, with its article; numbers and truth values are shown.</summary>
    internal static string Describe(PropertyValue value) =>
        value switch
        {
            PropertySecret => "a secret of another kind",
            PropertyNumber number => $"the number {number.Value}",
            PropertyBool truth => truth.Value ? "true" : "false",
            PropertyString => "a text",
            PropertyArray => "a list",
            PropertyMap => "an object",
            PropertyNull => "null",
            _ => "a value of another kind",
        };
}
