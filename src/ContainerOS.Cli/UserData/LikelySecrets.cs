using ContainerOS.Protocol.Values;
using ContainerOS.Rules.Conversion;

namespace ContainerOS.Cli.UserData;

/// <summary>User data of a pool does not say what was a secret: what looks like one is marked, and is shown to those who ask only.</summary>
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
