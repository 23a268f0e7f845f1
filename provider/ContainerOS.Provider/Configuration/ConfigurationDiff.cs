using ContainerOS.Protocol.Calls;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.Configuration;

/// <summary>Tells what a change of the provider's settings does to the resources made with it.</summary>
internal static class ConfigurationDiff
{
    /// <summary>Another region or cloud is another account of pools: they are replaced. Everything else changes nothing that exists.</summary>
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
