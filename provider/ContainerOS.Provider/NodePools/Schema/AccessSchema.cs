using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>Key pair, RAM role and metadata access.</summary>
internal static class AccessSchema
{
    /// <summary>The schema of <c>Access</c>.</summary>
    internal static ObjectType Access { get; } =
        new(
            "Access",
            "Access to a node and to its metadata.",
            [
                new("keyPair", PropertyType.Text, "The ECS key pair; ACK requires one for ContainerOS."),
                new("ramRole", PropertyType.Text, "The instance RAM role.", ChangeEffect.Replace),
                new(
                    "metadataTokens",
                    EnumType.Of(PoolTerms.MetadataTokens),
                    "Whether the metadata service requires a token.",
                    ChangeEffect.Replace
                ),
            ]
        );
}
