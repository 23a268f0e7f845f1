import containeros_infra as containeros
import pulumi

scripts = containeros.render_user_data_output(
    bootstrap=[
        containeros.BootstrapContainerArgs(
            name="tune",
            phase=containeros.BootstrapPhase.AFTER_JOIN,
            steps=[containeros.BootstrapStepArgs(sysctl={"net.core.somaxconn": "4096"})],
        )
    ],
)

pulumi.export("afterJoin", scripts.user_data)
