using ContainerOS.Model.Terms;

namespace ContainerOS.UserData.Format;

/// <summary>Names of the files that make settings last.</summary>
internal static class DropInNames
{
    /// <summary>They sort after the image's own and after ACK's, which begin with digits, and in the order of the run.</summary>
    internal static string Name(BootstrapPhase phase, int number) =>
        FormattableString.Invariant($"zz-containeros-{(phase is BootstrapPhase.BeforeJoin ? 1 : 2)}-{number:000}");
}
