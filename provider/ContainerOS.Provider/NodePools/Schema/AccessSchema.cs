using ContainerOS.Model.Terms;
using ContainerOS.Provider.Schema;

namespace ContainerOS.Provider.NodePools.Schema;

/// <summary>Who and what may reach a node.</summary>
internal static class AccessSchema
{
    /// <summary>The shape of <c>Access</c>.</summary>
    internal static ObjectType Access { get; } =
        new(
            "Access",
            "Who and what may reach a node or act as it.",
            [
                new("keyPair", PropertyType.Text, "The ECS key pair; the API demands one for ContainerOS."),
                new("ramRole", PropertyType.Text, "The instance RAM role.", ChangeEffect.Replace),
                new(
                    "metadataTokens",
                    EnumType.Of(PoolTerms.MetadataTokens),
                    "Whether the metadata service demands a token.",
                    ChangeEffect.Replace
                ),
            ]
        );
}
