import containeros_infra as containeros
import pulumi

offered = containeros.get_images_output(cluster_id="cd3m0a0000000000000000000000000001", version="3.6.1")

pulumi.export("images", offered.images)
