using ContainerOS.Model.NodePools;
using ContainerOS.Model.Terms;
using ContainerOS.Provider.Shapes;

namespace ContainerOS.Provider.NodePools.Shape;

/// <summary>Key pair, RAM role and metadata access.</summary>
internal static class AccessShape
{
    /// <summary>The properties of <c>Access</c>.</summary>
    internal static ObjectType<AccessSpec> Access { get; } =
        new(
            "Access",
            "Access to a node and to its metadata.",
            [
                Property<AccessSpec>.Value(
                    "keyPair",
                    Kinds.Text,
                    "The ECS key pair; ACK requires one for ContainerOS.",
                    access => access.KeyPair
                ) with
                {
                    Field = "scaling_group.key_pair",
                },
                Property<AccessSpec>.Value("ramRole", Kinds.Text, "The instance RAM role.", access => access.RamRole) with
                {
                    OnChange = ChangeEffect.Replace,
                    Field = "scaling_group.ram_role_name",
                },
                Property<AccessSpec>.Value(
                    "metadataTokens",
                    Kinds.Enum(PoolTerms.MetadataTokens),
                    "Whether the metadata service requires a token. Sent only when it is set.",
                    access => access.MetadataTokens
                ) with
                {
                    OnChange = ChangeEffect.Replace,
                    Field = "scaling_group.instance_metadata_options.http_tokens",
                },
            ]
        );
}
