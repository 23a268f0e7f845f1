namespace ContainerOS.Provider.Configuration;

/// <summary>The clouds a pool can be made in.</summary>
internal enum CloudKind
{
    /// <summary>Alibaba Cloud.</summary>
    Alibaba,

    /// <summary>The emulator, on this machine.</summary>
    Emulator,
}
