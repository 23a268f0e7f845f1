using ContainerOS.Protocol.Calls;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.Configuration;

/// <summary>Determines what a change of the provider configuration does to its resources.</summary>
internal static class ConfigurationDiff
{
    /// <summary>The difference. A change of the region or the cloud replaces all resources; other changes do not affect them.</summary>
    internal static DiffResult Between(DiffRequest request)
    {
        var olds = ConfigDecoder.Decode(request.OldInputs.Count > 0 ? request.OldInputs : request.Olds);
        var changes = SchemaDiff.Between(ConfigurationSchema.Inputs, olds, ConfigDecoder.Decode(request.News));
        return DiffResult.Of(changes.ToDictionary(change => change.Path, change => new PropertyDiff(Kind(change), InputDiff: true)));
    }

    private static PropertyDiffKind Kind(InputChange change) =>
        (change.Path, change.Kind) switch
        {
            ("region" or "cloud", ChangeKind.Update) => PropertyDiffKind.UpdateReplace,
            (_, ChangeKind.Add) => PropertyDiffKind.Add,
            (_, ChangeKind.Delete) => PropertyDiffKind.Delete,
            _ => PropertyDiffKind.Update,
        };
}
