namespace ContainerOS.Model.Values;

/// <summary>Reaches into objects that may not be given or not be known.</summary>
public static class ValueParts
{
    /// <summary>
    /// A member of an object: null when the object or the member is not given, unknown when the object is,
    /// and secret when the object or the member is.
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
