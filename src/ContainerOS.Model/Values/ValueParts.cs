namespace ContainerOS.Model.Values;

/// <summary>Reads members of objects that may be missing or unknown.</summary>
public static class ValueParts
{
    /// <summary>
    /// Reads a member of an object. The result is null when the object or the member is not set, unknown when the object is unknown, and
    /// secret when the object or the member is secret.
    /// </summary>
    public static Value<TPart>? Part<T, TPart>(this Value<T>? whole, Func<T, Value<TPart>?> part) =>
        whole switch
        {
            null => null,
            { IsKnown: false } => Value<TPart>.Unknown(whole.Value.IsSecret),
            { Content: var content, IsSecret: var isSecret } => part(content) switch
            {
                null => null,
                { } found when !isSecret => found,
                { IsKnown: true } found => Value<TPart>.Known(found.Content, isSecret: true),
                _ => Value<TPart>.Unknown(isSecret: true),
            },
        };
}
