using ContainerOS.Protocol.Values;

namespace ContainerOS.Engine.Steps;

/// <summary>Hides secret values: what is shown or told never holds them.</summary>
internal static class Redaction
{
    public static PropertySecret Hidden { get; } = new(new PropertyString("[secret]"));

    public static PropertyMap Hide(PropertyMap map) =>
        PropertyMap.Of(map.Select(entry => KeyValuePair.Create(entry.Key, Hide(entry.Value))));

    public static PropertyValue Hide(PropertyValue value) =>
        value switch
        {
            PropertySecret or PropertyOutput { IsSecret: true } => Hidden,
            PropertyMap map => Hide(map),
            PropertyArray list => PropertyArray.Of(list.Items.Select(Hide)),
            PropertyOutput output => Hide(output.Unwrapped),
            _ => value,
        };
}
