import containeros_infra as containeros
import pulumi

decoded = containeros.decode_user_data_output(user_data="IyEvYmluL3NoCnN5c2N0bCAtdyBuZXQuY29yZS5zb21heGNvbm49NDA5Ngo=")

pulumi.export("bootstrap", decoded.bootstrap)
