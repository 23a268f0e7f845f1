using ContainerOS.Protocol.Calls;
using ContainerOS.Protocol.Values;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.Configuration;

/// <summary>Determines what a change of the provider configuration does to its resources.</summary>
internal static class ConfigurationDiff
{
    /// <summary>
    /// The difference. A change of the region or the cloud replaces all resources; other changes do not affect them. A region or cloud
    /// that is set for the first time, and that the environment selected before, does not differ.
    /// </summary>
    internal static DiffResult Between(DiffRequest request, IEnvironment environment)
    {
        var olds = ConfigDecoder.Decode(request.OldInputs.Count > 0 ? request.OldInputs : request.Olds);
        var news = ConfigDecoder.Decode(request.News);
        var changes = SchemaDiff
            .Between(ConfigurationSchema.Inputs, olds, news, RemovalEffect.Clears)
            .Select(change => (change.Path, Kind: Kind(change, olds, news, environment)))
            .Where(change => change.Kind is not null);
        return DiffResult.Of(changes.ToDictionary(change => change.Path, change => new PropertyDiff(change.Kind!.Value, InputDiff: true)));
    }

    private static PropertyDiffKind? Kind(InputChange change, PropertyMap olds, PropertyMap news, IEnvironment environment) =>
        (change.Path, change.Kind) switch
        {
            ("region" or "cloud", _) when IsSameCloud(change.Path, olds, news, environment) => null,
            ("region" or "cloud", ChangeKind.Add) => PropertyDiffKind.AddReplace,
            ("region" or "cloud", ChangeKind.Delete) => PropertyDiffKind.DeleteReplace,
            ("region" or "cloud", _) => PropertyDiffKind.UpdateReplace,
            (_, ChangeKind.Add) => PropertyDiffKind.Add,
            (_, ChangeKind.Delete) => PropertyDiffKind.Delete,
            _ => PropertyDiffKind.Update,
        };

    private static bool IsSameCloud(string name, PropertyMap olds, PropertyMap news, IEnvironment environment)
    {
        if (news.ContainsUnknowns)
        {
            return false;
        }

        var (old, now) = (ProviderConfig.Resolve(olds, environment), ProviderConfig.Resolve(news, environment));
        // Without the setting, only credentials can have selected the cloud, and they are for Alibaba Cloud.
        return name == "region" ? old.Region == now.Region : (old.Cloud ?? CloudKind.Alibaba) == now.Cloud;
    }
}
