using ContainerOS.Protocol.Values;
using ContainerOS.Rules.Conversion;

namespace ContainerOS.Cli.UserData;

/// <summary>
/// Marks values that look like secrets. User data does not record which values were secret, so they are hidden unless requested.
/// </summary>
internal static class LikelySecrets
{
    internal static PropertyValue Mark(PropertyValue value) =>
        value switch
        {
            PropertyString { Value: var text } when SecretDetector.ContainsSecret(text, isScript: true) => new PropertySecret(value),
            PropertyArray list => PropertyArray.Of(list.Items.Select(Mark)),
            PropertyMap map => PropertyMap.Of(map.Select(pair => KeyValuePair.Create(pair.Key, Mark(pair.Value)))),
            _ => value,
        };
}
