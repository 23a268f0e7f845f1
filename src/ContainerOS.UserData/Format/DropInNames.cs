using ContainerOS.Model.Terms;

namespace ContainerOS.UserData.Format;

/// <summary>The names of drop-in files in directories such as <c>/etc/sysctl.d</c>.</summary>
internal static class DropInNames
{
    /// <summary>The names sort after those of the image and of ACK, which start with digits, and in the order of the steps.</summary>
    internal static string Name(BootstrapPhase phase, int number) =>
        FormattableString.Invariant($"zz-containeros-{(phase is BootstrapPhase.BeforeJoin ? 1 : 2)}-{number:000}");
}
