namespace ContainerOS.Protocol.Calls;

/// <summary>How binding the engine's name proposal is.</summary>
public enum AutonamingMode
{
    /// <summary>The provider may change the proposal to fit its rules.</summary>
    Propose = 0,

    /// <summary>The proposal must be taken as it is, or the check fails.</summary>
    Enforce = 1,

    /// <summary>No name may be generated: the user has to give one.</summary>
    Disable = 2,
}
