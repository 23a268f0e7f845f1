using ContainerOS.Model.Terms;

namespace ContainerOS.UserData;

/// <summary>What one step adds to the user data of its phase.</summary>
/// <param name="Path">Where it stands in the program, such as <c>bootstrap[0].steps[2]</c>.</param>
/// <param name="Phase">The phase it runs in.</param>
/// <param name="Kind">What it does: <c>file</c>, <c>script</c>...</param>
/// <param name="Bytes">Bytes of its block, before base64.</param>
public sealed record StepSize(string Path, BootstrapPhase Phase, string Kind, int Bytes);
